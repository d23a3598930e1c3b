"""A name for the present state of everything that public pages are made of.

What is kept in the shared cache is kept under this name; a change, in whichever process, gives a new one,
and everything kept under the old name is never asked for again.
"""

import logging
import uuid
from collections.abc import Callable
from pickle import PickleError
from typing import Any

from django.core.cache import caches
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save

from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

logger = logging.getLogger(__name__)

KEY = "generation"
# Longest time for which a change may stay unseen, should the cache be out of reach at the moment of the change.
KEEP_SECONDS = 300
# What a cache may answer with besides a value: it is gone, or holds what another version of this code wrote.
# Redis is not named, for its library need not be in memory; practice.cache answers for it.
CACHE_FAULTS = (OSError, PickleError, AttributeError, EOFError, ImportError)

APPS = {"articles", "clinicians", "practice"}
# Rows that change without any page looking different.
SILENT = {"user", "rendition", "searchentry", "searchword"}
# What keeping a draft, or locking a page, writes to the page itself.
UNSEEN_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    COMMENTS_RELATION_NAME,
}


def recall(key: str, cache: str = "default") -> Any:
    """Return what the cache holds under `key`; a cache that is down holds nothing."""
    try:
        return caches[cache].get(key)
    except CACHE_FAULTS:
        return None


def keep(key: str, value: Any, seconds: float | None = KEEP_SECONDS, cache: str = "default") -> None:
    try:
        caches[cache].set(key, value, seconds)
    except CACHE_FAULTS as error:
        logger.warning("The cache is out of reach: %s", type(error).__name__)


def current() -> str:
    generation = recall(KEY)
    if generation is None:
        generation = _renew()
    return generation


def remember(name: str, build: Callable[[], Any]) -> Any:
    """Return what `build` makes of the present state, built once for all processes."""
    generation = current()
    kept = recall(name)
    if kept and kept[0] == generation:
        return kept[1]
    value = build()
    keep(name, (generation, value))
    return value


def renew() -> None:
    """Give a new name now, for this transaction to see its own change, and once more when others can see it."""
    _renew()
    connection = transaction.get_connection()
    if connection.in_atomic_block and all(_renew is not run for _, run, _ in connection.run_on_commit):
        transaction.on_commit(_renew)


def _renew() -> str:
    # A fresh name instead of a counter: not every cache counts atomically, and a lost counter would start again.
    generation = uuid.uuid4().hex
    keep(KEY, generation, None)
    return generation


def shows_on_pages(sender: type[models.Model]) -> bool:
    if issubclass(sender, (Page, Site, Locale, PageViewRestriction)):
        return True
    return sender._meta.app_label in APPS and sender._meta.model_name not in SILENT


def _model_changed(sender, raw=False, update_fields=None, **kwargs):
    is_seen = not update_fields or not UNSEEN_FIELDS.issuperset(update_fields)
    if not raw and is_seen and shows_on_pages(sender):
        renew()


def _changed(**kwargs):
    renew()


def connect() -> None:
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_model_changed, dispatch_uid="practice.generation")
    for signal in (page_published, page_unpublished, post_page_move, post_migrate):
        signal.connect(_changed, dispatch_uid="practice.generation")
