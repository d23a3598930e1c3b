"""Preview modes of the editor: as readers see a page, in the other language, and as a search engine lists it."""

from __future__ import annotations

import copy

from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.models import Locale, Page

READERS, LANGUAGE, SEARCH = "", "language", "search"


class PreviewModesMixin:
    preview_modes = [
        (READERS, _("As readers see it")),
        (LANGUAGE, _("In the other language")),
        (SEARCH, _("As a search result")),
    ]

    def serve_preview(self, request, mode_name):
        if mode_name == SEARCH:
            return TemplateResponse(request, "practice/preview/search_result.html", {"page": self})
        if mode_name != LANGUAGE:
            return super().serve_preview(request, mode_name)
        page = in_other_language(self, request.user)
        with override(page.locale.language_code):
            response = page.serve_preview(request, READERS)
            # Its words are in the language that is active while it is written.
            return response.render() if hasattr(response, "render") else response


def in_other_language(page: Page, user) -> Page:
    """Return the translation as its editor left it, or else what stands in for it: this text between other words."""
    locale = Locale.objects.exclude(pk=page.locale_id).first()
    twin = page.get_translation_or_none(locale) if locale else None
    if twin and (twin.alias_of_id is None or twin.latest_revision_id):
        if twin.permissions_for_user(user).can_edit():
            return twin.get_latest_revision_as_object()
        if twin.live and twin.alias_of_id is None:
            return twin.specific
    return _stand_in(page, locale)


def _stand_in(page: Page, locale: Locale | None) -> Page:
    parent = page.get_parent()
    there = parent and locale and parent.get_translation_or_none(locale)
    if not there:
        return page
    shown = copy.copy(page)
    for name in [name for name in vars(shown) if isinstance(getattr(type(shown), name, None), cached_property)]:
        delattr(shown, name)
    vars(shown).pop("_cached_parent_obj", None)
    # A page that was never saved has no key, and yet its stand-in is one.
    shown.locale, shown.alias_of_id, shown.original = locale, page.pk or -1, page
    shown.path = there.path + page.path[len(parent.path) :]
    shown.url_path = f"{there.url_path}{page.slug}/"
    return shown
