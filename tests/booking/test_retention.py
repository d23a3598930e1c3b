import datetime as dt
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from booking.choices import Outcome, Status
from booking.models import Attempt, CallbackRequest, SearchKey
from booking.models.keeping import PERSONAL
from tests.booking.desk import DeskTestCase, logged
from tests.factories import CallbackRequestFactory


def purge(*arguments):
    out = StringIO()
    call_command("purge_callback_requests", *arguments, stdout=out)
    return out.getvalue().strip()


def stored_columns(callback):
    with connection.cursor() as cursor:
        columns = ", ".join([*PERSONAL, "phone_index"])
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
            CallbackRequestFactory(closed=True, closed_at=past, on_hold=True),
            CallbackRequestFactory(created_at=past, promised_at=past),
            CallbackRequestFactory(closed=True),
            CallbackRequestFactory(status=Status.WAITLIST, created_at=past),
        ]

    def test_dry_run_counts_what_the_real_one_erases(self):
        self.assertEqual(purge(), "1 request would be erased.")
        self.assertFalse(CallbackRequest.objects.exclude(erased_at=None).exists())
        self.assertEqual(purge("--apply"), "1 request erased.")
        self.assertEqual(purge("--apply"), "0 requests erased.")

    def test_personal_columns_are_empty_and_the_row_still_counts(self):
        purge("--apply")
        self.assertEqual(stored_columns(self.old), {""})
        self.old.refresh_from_db()
        self.assertEqual(self.old.status, Status.SCHEDULED)
        self.assertEqual((self.old.best_times, self.old.age_band), ([], ""))
        self.assertFalse(SearchKey.objects.filter(request=self.old).exists())
        self.assertEqual(Attempt.objects.get(request=self.old).note, "")

    def test_open_held_waiting_and_recent_requests_stay(self):
        purge("--apply")
        for row in self.kept:
            after = CallbackRequest.objects.get(pk=row.pk)
            self.assertEqual((after.name, after.phone, after.erased_at), (row.name, row.phone, None))

    def test_purge_is_recorded(self):
        purge("--apply")
        self.assertEqual(logged("erase").get().object_id, str(self.old.pk))


class ErasureTests(DeskTestCase):
    def test_one_click_leaves_no_words(self):
        callback = CallbackRequestFactory(name="Ximena", note="Words", phone="tel:+1-951-555-0147")
        callback.log_attempt(self.user, Outcome.NO_ANSWER, note="Her mother answered")
        self.act("erase", callback)
        self.assertEqual(stored_columns(callback), {""})
        self.assertEqual(callback.status, Status.WITHDRAWN)
        self.assertEqual(callback.attempts.get().note, "")
        self.assertEqual(logged("erase").get().user, self.user)
        response = self.open(callback)
        self.assertNotContains(response, "Ximena")
        self.assertContains(response, "were erased on")

    def test_held_request_is_not_erased(self):
        callback = CallbackRequestFactory(on_hold=True)
        self.act("erase", callback)
        self.assertIsNone(callback.erased_at)
        self.assertTrue(callback.name)

    def test_only_managers_hold(self):
        callback = CallbackRequestFactory()
        self.act("hold", callback, on="1")
        self.assertFalse(callback.on_hold)
        self.client.force_login(self.manager)
        self.act("hold", callback, on="1")
        self.assertTrue(callback.on_hold)
        self.act("hold", callback)
        self.assertFalse(callback.on_hold)

    def test_erased_requests_do_not_look_alike(self):
        phone = "tel:+1-951-555-0147"
        callback, other = CallbackRequestFactory(phone=phone), CallbackRequestFactory(phone=phone)
        self.assertContains(self.open(callback), other.reference)
        for erased in (callback, other):
            erased.erase()
        self.assertNotContains(self.open(callback), other.reference)
