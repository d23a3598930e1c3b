"""Translation of pages: the first draft beside an alias, aliases for every language, and the “Translate” view."""

from __future__ import annotations

from django.db import transaction

from wagtail.contrib.simple_translation.views import SubmitPageTranslationView
from wagtail.models import Locale, Page


def begin_translation(alias: Page, user=None) -> None:
    """Give an alias its first draft, which an editor can write over; readers see the alias until it is published."""
    if alias.latest_revision_id:
        return
    draft = alias.specific
    draft.alias_of_id = None
    draft.save_revision(user=user, clean=False)


@transaction.atomic
def ensure_aliases(page: Page) -> None:
    """Give the pages above `page`, and then `page`, an alias in every language that they lack."""
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if not page.has_translation(locale):
            page.copy_for_translation(locale, copy_parents=True, alias=True)


class TranslatePageView(SubmitPageTranslationView):
    """“Translate”, also for a page whose parent is not translated: Wagtail answers that with a 500."""

    def get_object(self):
        page = super().get_object()
        if not page.get_parent().is_root():
            ensure_aliases(page.get_parent().specific)
        return page
