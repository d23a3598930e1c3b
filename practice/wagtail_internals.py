"""Every private name and every override of Wagtail that the project leans on, each in a function that says what it is.

tests/practice/test_wagtail_internals.py names the version these hold for; docs/upgrading.md says what to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from wagtail.models import Page


def display_pages_as(displayed: Callable[[Page], Page]) -> None:
    """Let the admin ask `displayed(page)` for a page's title and status, and for whether it can be previewed.

    Replaces Page.get_admin_display_title, Page.status_string and Page.has_unpublished_changes's one reader in lists
    (PageListingViewDraftButton.is_shown): breadcrumbs and choosers print instances of Page itself, which a mixin of
    our page classes does not reach. Calling it twice changes nothing.
    """
    from wagtail.admin.wagtail_hooks import PageListingViewDraftButton  # Needs the apps to be loaded.

    if hasattr(Page.get_admin_display_title, "__wrapped__"):
        return
    title, status, is_shown = Page.get_admin_display_title, Page.status_string, PageListingViewDraftButton.is_shown

    @wraps(title)
    def get_admin_display_title(self):
        return title(displayed(self))

    @wraps(is_shown)
    def has_draft_to_view(self, user):
        return displayed(self.page).has_unpublished_changes and is_shown(self, user)

    Page.get_admin_display_title = get_admin_display_title
    Page.status_string = property(lambda self: status.fget(displayed(self)))
    PageListingViewDraftButton.is_shown = has_draft_to_view
