"""Translation of pages is begun here: “Write it in Spanish” makes the first draft over a stand-in (alias)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect

from wagtail.models import Locale, Page

from ..language_versions import original_of
from .level import note_beginning


def begin_translation(alias: Page, user=None) -> None:
    """Give an alias its first draft, which an editor can write over; readers see the alias until it is published."""
    if alias.latest_revision_id:
        return
    draft = alias.specific
    draft.alias_of_id = None
    draft.save_revision(user=user, clean=False)
    note_beginning(Page.objects.get(pk=alias.pk))


def write_in(request, page_id, language):
    """Begin the version of a page in `language`, unless there is one, and open its editor."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    locale = get_object_or_404(Locale, language_code=language)
    require_editor(page, request.user)
    if request.method == "POST":
        with transaction.atomic():
            # Of two clicks the second finds it begun.
            Page.objects.select_for_update().get(pk=page.pk)
            original_of(page).specific.ensure_aliases()
            version = page.get_translation_or_none(locale) or page
            require_editor(version, request.user)
            if version.alias_of_id:
                begin_translation(version, request.user)
    version = page.get_translation_or_none(locale) or page
    return redirect("wagtailadmin_pages:edit", version.pk)


def require_editor(page: Page, user) -> None:
    if not page.specific.permissions_for_user(user).can_edit():
        raise PermissionDenied


def lead_to_editor(request, page_id):
    """Stand where Wagtail has its form “Translate”: the editor has a button for each language instead."""
    return redirect("wagtailadmin_pages:edit", page_id)
