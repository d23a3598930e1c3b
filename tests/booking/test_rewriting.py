"""Erased is gone from the files of the database: every page of them is read, free ones and the log included."""

import datetime as dt
from pathlib import Path

import time_machine

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

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


class ErasedTests(TransactionTestCase):
    def setUp(self):
        self.practice = open_practice()
        self.marker = Path(settings.STATE_DIR) / "tables-rewritten"
        self.marker.unlink(missing_ok=True)
        self.addCleanup(self.marker.unlink, missing_ok=True)

    def erased(self):
        """Return what lay in the columns of a request that was erased: ciphertexts and digests."""
        callback = CallbackRequestFactory(note="Words of a person")
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, phone, note, phone_index FROM booking_callbackrequest")
            stored = list(cursor.fetchone())
        stored += SearchKey.objects.filter(request=callback).values_list("digest", flat=True)
        stored = [value.encode() for value in stored]
        files = self.files()
        self.assertTrue(all(value in files for value in stored))
        erase(CallbackRequest.objects.get(pk=callback.pk))
        return stored

    def files(self):
        return sqlite_files() if connection.vendor == "sqlite" else postgres_files()

    def left(self, stored):
        files = self.files()
        return [value for value in stored if value in files]

    def test_nothing_that_was_erased_is_left_in_the_files(self):
        stored = self.erased()
        scrub()
        if connection.vendor == "postgresql":
            self.assertTrue(self.left(stored))  # Why the tables are rewritten.
            rewrite_after_erasing(self.practice, NIGHT)
        self.assertEqual(self.left(stored), [])
        self.assertTrue(CallbackRequest.objects.exists())

    def test_tables_are_rewritten_once_and_never_in_opening_hours(self):
        if connection.vendor != "postgresql":
            self.assertEqual(rewrite_after_erasing(self.practice, NIGHT), "")
            return
        self.assertEqual(rewrite_after_erasing(self.practice, NIGHT), "")  # Nothing was erased.
        with time_machine.travel(DAY, tick=False):
            self.erased()
        self.assertEqual(rewrite_after_erasing(self.practice, DAY), "")
        self.assertTrue(rewrite_after_erasing(self.practice, NIGHT))
        self.assertEqual(rewrite_after_erasing(self.practice, NIGHT + dt.timedelta(hours=1)), "")
        self.assertTrue(timezone.is_aware(NIGHT))

    def test_a_table_in_use_is_left_for_later(self):
        if connection.vendor != "postgresql":
            return
        import psycopg

        with time_machine.travel(DAY, tick=False):
            self.erased()
        parameters = connection.get_connection_params()
        names = {
            name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)
        }
        with psycopg.connect(**names) as other:
            other.execute("SELECT count(*) FROM booking_callbackrequest")  # A shared lock until the transaction ends.
            self.assertIn("in use", rewrite_after_erasing(self.practice, NIGHT))
        self.assertIn("rewriting of the tables", rewrite_after_erasing(self.practice, NIGHT))
