"""The editor's form of every page with a story: an open text block, an address from the title, a draft without one."""

from __future__ import annotations

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.forms import WagtailAdminPageForm

from practice.blocks import opened

UNTITLED = _("Untitled")
# Leaves room for a number.
LONGEST_ADDRESS = 250
TITLE_TOO_LONG = _("This title is too long: up to %(limit_value)d letters fit, and it has %(show_value)d.")


class StoryPageForm(WagtailAdminPageForm):
    """Begins an empty story with a text block, and keeps a draft that has no title yet."""

    story = "body"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.title in _in_every_language(UNTITLED):
            self.initial |= {"title": "", "slug": ""}
        if not self.is_bound and self.story in self.fields and not self.initial.get(self.story):
            self.initial[self.story] = opened(self.fields[self.story].block)
        self.fields["title"].error_messages["max_length"] = TITLE_TOO_LONG
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def defer_required_fields(self):
        """Let what was written be kept, by hand or by autosave, before it has a title."""
        super().defer_required_fields()
        self.fields["title"].required = False
        self.deferred_required_fields.append("title")

    def clean(self):
        cleaned = self.cleaned_data
        if self.is_deferred_validation and "title" in cleaned and not cleaned["title"]:
            cleaned["title"] = str(UNTITLED)
            cleaned["slug"] = ""
        if "slug" in cleaned:
            cleaned["slug"] = self._free_address(cleaned["slug"], cleaned.get("title", ""))
        cleaned = super().clean()
        if "title" in self.errors:
            # The address is made from the title, so that one sentence on it is enough.
            self.errors.pop("slug", None)
        return cleaned

    def _free_address(self, slug: str, title: str) -> str:
        """Return `slug`, numbered where it came of the title and another page of that title is there before."""
        made = slugify(title, allow_unicode=settings.WAGTAIL_ALLOW_UNICODE_SLUGS)[:LONGEST_ADDRESS]
        if slug not in ("", made) or self.parent_page is None:
            return slug
        made = made or slugify(self.instance._meta.verbose_name)
        others = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=made).values_list("slug", flat=True))
        candidates = [made, *(f"{made}-{number}" for number in range(2, len(taken) + 3))]
        return next(candidate for candidate in candidates if candidate not in taken)


def _in_every_language(words) -> set[str]:
    texts = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts.add(str(words))
    return texts
