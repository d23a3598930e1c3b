"""What changed between a page as the public has it and its draft, field by field, for whoever reads it first."""

from __future__ import annotations

from django.http import HttpRequest

from wagtail.admin.compare import FieldComparison
from wagtail.models import Page

from practice.models.page_querysets import is_begun


def changes_since_published(page: Page, request: HttpRequest) -> list[FieldComparison]:
    """Return what Wagtail's comparison of two versions would show; a new text has nothing to compare with."""
    if not page.live or is_begun(page):
        return []
    published, draft = type(page).objects.get(pk=page.pk), page.get_latest_revision_as_object()
    panel = page.get_edit_handler().get_bound_panel(instance=published, request=request, form=None)
    found = [compare(published, draft) for compare in panel.get_comparison()]
    return [change for change in found if change.has_changed()]
