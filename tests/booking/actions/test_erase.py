"""Erasing personal details."""

from django.db import connection

from booking.actions.do_not_call import put_on_do_not_call_list
from booking.actions.erase import erase
from booking.actions.log_call import log_call
from booking.models import DoNotCall
from booking.models.choices import AgeBand, BestTime, Outcome, Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory

# Written out here rather than read from the code: a column that is forgotten there must fail here.
PERSONAL = ["name", "phone", "phone_before", "phone_index", "note", "age_band"]


def stored_columns(callback):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(PERSONAL)} FROM booking_callbackrequest WHERE id = %s", [callback.pk])
        return set(cursor.fetchone())


class EraseTests(DeskTestCase):
    def test_one_click_leaves_no_words(self):
        callback = CallbackRequestFactory(name="Ximena", note="Words", phone="tel:+1-951-555-0147")
        log_call(callback, self.user, Outcome.NO_ANSWER, note="Her mother answered", practice=self.practice)
        self.act("erase", callback, erase_reason="asked")
        self.assertEqual(stored_columns(callback), {""})
        self.assertEqual(callback.status, Status.WITHDRAWN)
        self.assertEqual(callback.attempts.get().note, "")
        self.assertEqual(logged("erase").get().user, self.user)
        response = self.open(callback)
        self.assertNotContains(response, "Ximena")
        self.assertContains(response, "were erased on")

    def test_number_before_a_correction_and_reasons_of_incidents_go_too(self):
        callback = CallbackRequestFactory(
            phone_before="tel:+1-951-555-0148", age_band=AgeBand.ADULT, best_times=[BestTime.WEEKEND]
        )
        callback.attempts.create(outcome=Outcome.LEFT_MESSAGE, incident=True, reason="Her husband picked up")
        erase(callback)
        callback.refresh_from_db()
        self.assertEqual(stored_columns(callback), {""})
        self.assertEqual(callback.best_times, [])
        self.assertEqual(callback.attempts.get().reason, "")

    def test_what_a_call_keeps_for_its_undo_goes_too(self):
        callback = CallbackRequestFactory(status=Status.WAITLIST, age_band=AgeBand.TEEN, wanted_plan="blue")
        attempt = log_call(callback, self.user, Outcome.STILL_WAITING, practice=self.practice)
        self.assertEqual((attempt.before["age_band"], attempt.before["wanted_plan"]), (AgeBand.TEEN, "blue"))
        erase(callback)
        self.assertIsNone(callback.attempts.get().before)

    def test_held_request_is_not_erased(self):
        callback = CallbackRequestFactory(legal_hold=True)
        self.act("erase", callback, erase_reason="asked")
        self.assertIsNone(callback.erased_at)
        self.assertTrue(callback.name)
        erase(callback)
        self.assertTrue(callback.name)

    def test_a_stop_of_the_number_outlives_it_without_its_reason(self):
        callback = CallbackRequestFactory(phone="tel:+1-951-555-0147")
        put_on_do_not_call_list(callback, self.user, "Her husband picks up")
        erase(callback)
        self.assertEqual([stop.reason for stop in DoNotCall.objects.all()], [""])

    def test_erased_requests_do_not_look_alike(self):
        for callback in [CallbackRequestFactory(), CallbackRequestFactory()]:
            erase(callback)
        self.assertNotContains(self.open(callback), "The same number asked before")


class MergedTests(DeskTestCase):
    def test_erasing_reaches_what_was_merged_in(self):
        one, kept = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111", name="Ximena")
        self.act("merge", one, into=kept.pk)
        self.act("erase", kept, erase_reason="asked")
        one.refresh_from_db()
        self.assertEqual((one.name, one.phone, one.phone_index), ("", None, ""))
        self.assertEqual(logged("erase").count(), 2)
