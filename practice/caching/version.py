"""The cache version: a name for the present state of everything that public pages are made of.

What is put into the shared cache is put there under this name; a change, in whichever process, gives a new name,
and what lies under the old one is never asked for again.
"""

import logging
import uuid
from collections.abc import Callable
from pickle import PickleError
from typing import Any

from django.core.cache import caches
from django.db import models, transaction

from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page, PageViewRestriction, Site

logger = logging.getLogger(__name__)

KEY = "version"
# Longest time for which a change may stay unseen, should the cache be out of reach at the moment of the change.
KEEP_SECONDS = 900
# What a cache may answer with besides a value: it is gone, or holds what another version of this code wrote.
# Redis is not named: its backend ignores such faults by itself (settings.REDIS_OPTIONS).
CACHE_FAULTS = (OSError, PickleError, AttributeError, EOFError, ImportError)

APPS = {"articles", "clinicians", "home", "practice", "search"}
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


def cache_get(key: str, cache: str = "default") -> Any:
    """Return what the cache holds under `key`; a cache that is down holds nothing."""
    try:
        return caches[cache].get(key)
    except CACHE_FAULTS:
        return None


def cache_set(key: str, value: Any, seconds: float | None = KEEP_SECONDS, cache: str = "default") -> None:
    try:
        caches[cache].set(key, value, seconds)
    except CACHE_FAULTS as error:
        logger.warning("The cache is out of reach: %s", type(error).__name__)


def current() -> str:
    version = cache_get(KEY)
    if version is None:
        version = _renew()
    return version


def remember(name: str, build: Callable[[], Any]) -> Any:
    """Return what `build` makes of the present state, built once for all processes."""
    version = current()
    kept = cache_get(name)
    if kept and kept[0] == version:
        return kept[1]
    value = build()
    cache_set(name, (version, value))
    return value


def renew() -> None:
    """Give a new name now, for this transaction to see its own change, and once more when others can see it."""
    _renew()
    connection = transaction.get_connection()
    if connection.in_atomic_block and all(_renew is not run for _, run, _ in connection.run_on_commit):
        transaction.on_commit(_renew)


def _renew() -> str:
    # A fresh name instead of a counter: not every cache counts atomically, and a lost counter would start again.
    version = uuid.uuid4().hex
    cache_set(KEY, version, None)
    return version


def shows_on_pages(sender: type[models.Model]) -> bool:
    if issubclass(sender, (Page, Site, Locale, PageViewRestriction)):
        return True
    return sender._meta.app_label in APPS and sender._meta.model_name not in SILENT
