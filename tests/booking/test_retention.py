"""Retention: what is purged, what stays."""

import datetime as dt
import io
from io import StringIO
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from booking.actions.change_status import change_status
from booking.models import Attempt, CallbackRequest, SearchKey
from booking.models.choices import Outcome, Status
from booking.models.querysets import CallbackRequestQuerySet
from booking.retention import purge
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory


def purge_command(*arguments):
    out = StringIO()
    call_command("purge_callback_requests", *arguments, stdout=out)
    return out.getvalue().strip()


def stored_columns(callback):
    # Written out here rather than read from the code: a column that is forgotten there must fail here.
    columns = "name, phone, phone_before, phone_index, note, age_band"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM booking_callbackrequest WHERE id = %s", [callback.pk])
        return set(cursor.fetchone())


class RetentionTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        past = timezone.now() - dt.timedelta(days=cls.practice.retention_days + 1)
        cls.old = CallbackRequestFactory(closed=True, closed_at=past, note="Words of a person")
        cls.old.attempts.create(outcome=Outcome.REACHED, note="Spoke of the brother")
        cls.kept = [
            CallbackRequestFactory(closed=True, closed_at=past, legal_hold=True),
            CallbackRequestFactory(created_at=past, promised_at=past),
            CallbackRequestFactory(closed=True),
            CallbackRequestFactory(status=Status.WAITLIST, created_at=past),
        ]

    def test_dry_run_counts_what_the_real_one_erases(self):
        self.assertEqual(purge_command(), "1 request would be erased.")
        self.assertFalse(CallbackRequest.objects.exclude(erased_at=None).exists())
        self.assertEqual(purge_command("--apply"), "1 request erased.")
        self.assertEqual(purge_command("--apply"), "0 requests erased.")

    def test_personal_columns_are_empty_and_the_row_still_counts(self):
        purge_command("--apply")
        self.assertEqual(stored_columns(self.old), {""})
        self.old.refresh_from_db()
        self.assertEqual(self.old.status, Status.SCHEDULED)
        self.assertEqual((self.old.best_times, self.old.age_band), ([], ""))
        self.assertFalse(SearchKey.objects.filter(request=self.old).exists())
        self.assertEqual(Attempt.objects.get(request=self.old).note, "")

    def test_open_held_waiting_and_recent_requests_stay(self):
        purge_command("--apply")
        for row in self.kept:
            after = CallbackRequest.objects.get(pk=row.pk)
            self.assertEqual((after.name, after.phone, after.erased_at), (row.name, row.phone, None))

    def test_purge_is_recorded(self):
        purge_command("--apply")
        self.assertEqual(logged("erase").get().object_id, str(self.old.pk))


class RecordedTests(DeskTestCase):
    def test_the_schedule_is_named_when_it_erases(self):
        past = timezone.now() - dt.timedelta(days=self.practice.retention_days + 1)
        CallbackRequestFactory(closed=True, closed_at=past)
        call_command("purge_callback_requests", "--apply", stdout=io.StringIO())
        self.assertEqual((logged("erase").get().user, logged("erase").get().data), (None, {"actor": "schedule"}))


class TakenUpAgainTests(DeskTestCase):
    def test_what_was_taken_up_again_is_not_purged(self):
        past = timezone.now() - dt.timedelta(days=self.practice.retention_days + 1)
        callback = CallbackRequestFactory(closed=True, closed_at=past)
        found = CallbackRequestQuerySet.to_purge

        def found_a_moment_before(rows, *args):
            keys = list(found(rows, *args).values_list("pk", flat=True))
            if keys:
                change_status(callback, Status.TRYING, self.user)
                return CallbackRequest.objects.filter(pk__in=keys)
            return found(rows, *args)

        with mock.patch.object(CallbackRequestQuerySet, "to_purge", found_a_moment_before):
            self.assertEqual(list(purge(self.practice)), [False])
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.erased_at), (Status.TRYING, None))


class StoppedTests(DeskTestCase):
    def test_a_purge_that_is_stopped_has_finished_its_row_only(self):
        past = timezone.now() - dt.timedelta(days=self.practice.retention_days + 1)
        for _ in range(3):
            CallbackRequestFactory(closed=True, closed_at=past)
        self.assertTrue(next(purge(self.practice)))
        self.assertEqual(CallbackRequest.objects.filter(erased_at=None).count(), 2)
