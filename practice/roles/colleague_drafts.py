"""Hides colleagues' pending drafts where the admin prints a page's title, status or date.

Pages keep what the database says of them. Only what is printed goes through `as_published`, a copy that refuses to be
saved; `connect` puts it where Wagtail asks a page for its title and status, for every chooser, list and breadcrumb.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page

from practice import wagtail_internals

# Who reads the admin's pages now, if it is somebody who must not know what colleagues are writing.
_reader: ContextVar = ContextVar("reader", default=None)


@contextmanager
def nobody_reads():
    """Begin a request without a reader, and end it so."""
    before = _reader.set(None)
    try:
        yield
    finally:
        _reader.reset(before)


def read_by(user) -> None:
    """Hide colleagues' drafts from `user` for the rest of the request."""
    _reader.set(user)


def as_published(page: Page) -> Page:
    """Return `page`, or for a reader who may not know its draft a copy that looks as the public knows it.

    The copy is for display: saving it raises TypeError.
    """
    reader = _reader.get()
    if reader is None or page.owner_id == reader.pk:
        return page
    shown = copy.copy(page)
    vars(shown).pop("specific", None)
    shown.draft_title = page.title
    if page.live:
        shown.has_unpublished_changes = False
        shown.latest_revision_id = None  # A translation that was begun is a stand-in like any other.
        shown.latest_revision_created_at = page.last_published_at
    shown.save = _refuse
    return shown


def _refuse(*args, **kwargs):
    raise TypeError("This copy of a page is for display and cannot be saved.")


def connect(is_draft: Callable[[Page], bool]) -> None:
    wagtail_internals.display_pages_as(as_published, is_draft)
