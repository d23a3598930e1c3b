"""Translation of pages: the first draft beside an alias, and the “Translate” view."""

from __future__ import annotations

from wagtail.contrib.simple_translation.views import SubmitPageTranslationView
from wagtail.models import Page


def begin_translation(alias: Page, user=None) -> None:
    """Give an alias its first draft, which an editor can write over; readers see the alias until it is published."""
    if alias.latest_revision_id:
        return
    draft = alias.specific
    draft.alias_of_id = None
    draft.save_revision(user=user, clean=False)


class TranslatePageView(SubmitPageTranslationView):
    """“Translate”, also for a page whose parent is not translated: Wagtail answers that with a 500."""

    def get_object(self):
        page = super().get_object()
        if not page.get_parent().is_root():
            page.get_parent().specific.ensure_aliases()
        return page
