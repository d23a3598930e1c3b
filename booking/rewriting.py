"""Tables of people are rewritten on PostgreSQL in closed hours, so that its files hold nothing that was erased."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from wagtail.models import ModelLogEntry

from .keyring.columns import encrypted_fields
from .models import SearchKey

# What leaves old words behind in the pages of a table: VACUUM alone marks their room as free and overwrites nothing.
ERASING = ["booking.erase", "booking.correct", "booking.do_not_call_end", "booking.rotate"]
# Nobody waits longer than this for the table, neither for the lock nor behind it.
LOCK_TIMEOUT, STATEMENT_TIMEOUT = "500ms", "20s"


def rewrite_after_erasing(practice, at: dt.datetime | None = None) -> str:
    """Rewrite the tables where something was erased since the last time, and say so; never in opening hours."""
    at = at or timezone.now()
    marker = Path(settings.STATE_DIR) / "tables-rewritten"
    if connection.vendor != "postgresql" or practice.timetable.is_open(at):
        return ""
    erased = ModelLogEntry.objects.filter(action__in=ERASING)
    if marker.exists():
        erased = erased.filter(timestamp__gte=dt.datetime.fromtimestamp(marker.stat().st_mtime, dt.UTC))
    if not erased.exists():
        return ""
    began = at.timestamp()
    if not rewrite_tables():
        return "no rewriting of tables that are in use; it is tried again"
    marker.touch(mode=0o600)
    os.utime(marker, (began, began))  # What is erased during the rewriting counts for the next.
    return "rewriting of the tables of people"


def rewrite_tables() -> bool:
    """Write the tables and their indexes into new files; False where one was in use, and was left as it is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        cursor.execute(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'")
        try:
            for model in [*encrypted_fields(), SearchKey]:
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(model._meta.db_table)}")
        except OperationalError:
            return False
        finally:
            cursor.execute("RESET lock_timeout")
            cursor.execute("RESET statement_timeout")
    return True
