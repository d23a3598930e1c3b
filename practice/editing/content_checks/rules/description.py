"""Meta description: what search results show under the title."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..content import Content
from ..findings import Finding

MISSING = _("There is no description for search results.")
ADVICE = _("Write one or two sentences: who searches decides by them.")


def check(content: Content) -> Iterator[Finding]:
    if content.description is not None and not content.description.strip():
        yield Finding(MISSING, ("search_description",), ADVICE)
