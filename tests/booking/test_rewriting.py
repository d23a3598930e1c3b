"""Erased is gone from the files of the database: every page of them is read, free ones and the log included."""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import time_machine

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from booking.actions.erase import erase
from booking.models import CallbackRequest, SearchKey
from booking.retention import scrub
from booking.rewriting import rewrite_after_erasing
from tests.factories import CallbackRequestFactory, open_practice

NIGHT = dt.datetime(2026, 11, 28, 3, tzinfo=dt.UTC)  # Friday evening in California, after closing time.
DAY = dt.datetime(2026, 11, 27, 20, tzinfo=dt.UTC)


def postgres_files():
    """Return every byte of the tables of people, of their indexes and of what is stored apart (TOAST)."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
            "WHERE pg_relation_filepath(oid) IS NOT NULL AND (relname LIKE 'booking\\_%%' "
            "OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relname LIKE 'booking\\_%%'))"
        )
        return b"".join(bytes(content) for (content,) in cursor.fetchall())


def sqlite_files():
    """Return every byte of the database and of its write-ahead log."""
    name = connection.settings_dict["NAME"]
    return b"".join(path.read_bytes() for path in [Path(f"{name}{end}") for end in ("", "-wal")] if path.exists())


@contextlib.contextmanager
def another_connection():
    """Yield a connection of somebody else to the same database."""
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as link:
            yield link
        return
    import psycopg

    parameters = connection.get_connection_params()
    names = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)}
    with psycopg.connect(**names, autocommit=True) as link:
        yield link


class ErasedTests(TransactionTestCase):
    def setUp(self):
        self.practice = open_practice()
        self.marker = Path(settings.STATE_DIR) / "tables-rewritten"
        self.marker.unlink(missing_ok=True)
        self.addCleanup(self.marker.unlink, missing_ok=True)

    def erased(self, beside=None):
        """Return what lay in the columns of a request that was erased: ciphertexts and digests.

        A transaction of the connection `beside` reads the table before that, and goes on.
        """
        callback = CallbackRequestFactory(note="Words of a person")
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, phone, note, phone_index FROM booking_callbackrequest")
            stored = list(cursor.fetchone())
        stored += SearchKey.objects.filter(request=callback).values_list("digest", flat=True)
        stored = [value.encode() for value in stored]
        files = self.files()
        self.assertTrue(all(value in files for value in stored))
        if beside:
            beside.execute("BEGIN")
            beside.execute("SELECT count(*) FROM booking_callbackrequest")
        erase(CallbackRequest.objects.get(pk=callback.pk))
        return stored

    @property
    def keeps_old_rows(self):
        """Tell whether the files hold what was erased until they are rewritten; SQLite overwrites it at once."""
        return connection.vendor == "postgresql"

    def files(self):
        return sqlite_files() if connection.vendor == "sqlite" else postgres_files()

    def left(self, stored):
        files = self.files()
        return [value for value in stored if value in files]

    def test_nothing_that_was_erased_is_left_in_the_files(self):
        stored = self.erased()
        scrub()
        self.assertEqual(bool(self.left(stored)), self.keeps_old_rows)  # Why the tables are rewritten.
        rewrite_after_erasing(self.practice, NIGHT)
        self.assertEqual(self.left(stored), [])
        self.assertTrue(CallbackRequest.objects.exists())

    def test_tables_are_rewritten_once_and_never_in_opening_hours(self):
        self.assertEqual(rewrite_after_erasing(self.practice, NIGHT), "")  # Nothing was erased.
        with time_machine.travel(DAY, tick=False):
            self.erased()
        self.assertEqual(rewrite_after_erasing(self.practice, DAY), "")
        self.assertEqual(bool(rewrite_after_erasing(self.practice, NIGHT)), self.keeps_old_rows)
        self.assertEqual(self.marker.exists(), self.keeps_old_rows)
        self.assertEqual(rewrite_after_erasing(self.practice, NIGHT + dt.timedelta(hours=1)), "")

    def test_a_table_in_use_is_left_for_later(self):
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 100")  # How long it waits for whoever reads.
        with another_connection() as other:
            with time_machine.travel(DAY, tick=False):
                stored = self.erased(beside=other)
            said = rewrite_after_erasing(self.practice, NIGHT)
            scrub()
            self.assertTrue(self.left(stored))
        self.assertEqual("in use" in said, self.keeps_old_rows)
        said = rewrite_after_erasing(self.practice, NIGHT)
        scrub()
        self.assertEqual("rewriting of the tables" in said, self.keeps_old_rows)
        self.assertEqual(self.left(stored), [])
