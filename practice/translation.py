"""The steps from a page in one language to a page in two."""

from __future__ import annotations

from django.db import transaction

from wagtail.models import Locale, Page


def begin_translation(stand_in: Page, user=None) -> None:
    """Give an alias its first draft, which an editor can write over; readers see the alias until it is published."""
    if stand_in.latest_revision_id:
        return
    draft = stand_in.specific
    draft.alias_of_id = None
    draft.save_revision(user=user, clean=False)


@transaction.atomic
def ensure_stand_ins(page: Page) -> None:
    """Give the pages above `page`, and then `page`, an alias in every language that they lack."""
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if not page.has_translation(locale):
            page.copy_for_translation(locale, copy_parents=True, alias=True)
