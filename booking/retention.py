"""Retention: personal details that have been kept long enough are purged; what is counted stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import connection, transaction

from .actions.erase import erase
from .audit import SCHEDULE
from .models import Attempt, CallbackRequest, DoNotCall, SearchKey


def purge(practice, at: dt.datetime | None = None) -> Iterator[bool]:
    """Erase what the schedule says; yield after each request whether it was erased, for the caller to stop there."""
    for pk in list(CallbackRequest.objects.to_purge(practice, at).values_list("pk", flat=True)):
        with transaction.atomic():
            # Looked at again: the desk may have taken it up or put it on legal hold a moment ago.
            rows = CallbackRequest.objects.to_purge(practice, at).select_for_update()
            if callback := rows.filter(pk=pk).first():
                erase(callback, actor=SCHEDULE)
        yield callback is not None


def scrub() -> None:
    """Leave no erased text in free pages or in the write-ahead log of the database."""
    if connection.in_atomic_block:
        transaction.on_commit(scrub)
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Free pages are overwritten as they are freed (secure_delete); the log is emptied here.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            for model in (CallbackRequest, Attempt, DoNotCall, SearchKey):
                cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")
