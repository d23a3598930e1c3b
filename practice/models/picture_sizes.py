"""The sizes of pictures that templates ask for, all drawn before a reader can (E15)."""

from wagtail.images.models import Filter

FORMATS = "format-{webp,jpeg}"
# As in templates/blocks/picture.html, and in portrait.html and byline.html of templates/includes/.
SIZES = ["width-{400,800,1200}", "fill-400x440", "fill-200x200"]


def all_sizes() -> list[str]:
    """Return the filter of every size in every format."""
    return [spec for size in SIZES for spec in Filter.expand_spec([size, FORMATS])]
