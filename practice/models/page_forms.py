"""The editor's form of every page, and of those with a story: an open text block, an address from the title."""

from __future__ import annotations

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from practice.blocks import opened

from .publishing import is_small_correction

UNTITLED = _("Untitled")
# Leaves room for a number.
LONGEST_ADDRESS = 250
TITLE_TOO_LONG = _("This title is too long: up to %(limit_value)d letters fit, and it has %(show_value)d.")


class PublicPageForm(WagtailAdminPageForm):
    """Keeps with a version whether it is a small correction, and which version of the original was shown beside it.

    Both are boxes around the form's panels, not fields of the page.
    """

    def clean_title(self):
        """Put on one line what was typed on several."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def was_small_correction(self) -> bool:
        page = self.instance
        return page.has_unpublished_changes and is_small_correction(page.latest_revision)

    @property
    def is_small_correction(self) -> bool:
        return self.data.get("small_correction") == "on"

    def has_changed(self):
        return super().has_changed() or (self.is_bound and self.is_small_correction != self.was_small_correction)

    def save(self, commit=True):
        self.instance.is_small_correction = self.is_small_correction
        self.instance.original_seen = self.data.get("original_seen", "")[:20]
        return super().save(commit)


class StoryPageForm(PublicPageForm):
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
        if self.parent_page is None or (slug not in ("", made) and not self._is_of_stand_in(slug)):
            return slug
        made = made or slugify(self.instance._meta.verbose_name)
        others = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=made).values_list("slug", flat=True))
        candidates = [made, *(f"{made}-{number}" for number in range(2, len(taken) + 3))]
        return next(candidate for candidate in candidates if candidate not in taken)

    def _is_of_stand_in(self, slug: str) -> bool:
        """Tell whether this is the first text in its language and `slug` the other language's address, not its own."""
        return Page.objects.filter(pk=self.instance.pk, slug=slug).exclude(alias_of=None).exists()


def _in_every_language(words) -> set[str]:
    texts = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts.add(str(words))
    return texts
