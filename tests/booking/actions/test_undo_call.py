"""Taking a call back: the pair stays in the history and counts nowhere."""

import datetime as dt

import time_machine

from django.utils import timezone

from booking.actions.base import AlreadyClaimed
from booking.actions.claim import claim
from booking.actions.log_call import log_call
from booking.actions.note import add_note
from booking.actions.undo_call import TooLate, undo_call
from booking.desk.statistics_data import Statistics
from booking.models import Attempt
from booking.models.choices import Outcome, Status
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory, ClinicianPageFactory, UserFactory

STANDING = ["status", "claimed_by_id", "due_at", "later_until", "closed_at", "promised_at", "first_called_at"]


def standing(callback):
    callback.refresh_from_db()
    return {name: getattr(callback, name) for name in STANDING}


class UndoTests(DeskTestCase):
    def call(self, callback, outcome=Outcome.NO_ANSWER, by=None, **data):
        return log_call(callback, by or self.user, outcome, practice=self.practice, **data)

    def test_every_outcome_is_taken_back_whole(self):
        for trait in [{}, {"trying": True}, {"claimed": True, "claimed_by": self.user}]:
            for outcome in [Outcome.NO_ANSWER, Outcome.WRONG_NUMBER, Outcome.SCHEDULED, Outcome.DECLINED]:
                callback = CallbackRequestFactory(**trait)
                before = standing(callback)
                attempt = self.call(callback, outcome)
                self.assertNotEqual(standing(callback), before)
                undo_call(attempt, self.user)
                self.assertEqual(standing(callback), before, (trait, outcome))

    def test_history_keeps_both_and_figures_ignore_them(self):
        callback = CallbackRequestFactory(created_at=in_minutes(-60))
        undo_call(self.call(callback, Outcome.LEFT_MESSAGE, reason="She asked"), self.user)
        call, reversal = callback.entries
        self.assertEqual((call.outcome, reversal.reverses_id), (Outcome.LEFT_MESSAGE, call.pk))
        self.assertTrue(call.is_undone)
        self.assertEqual(callback.calls_made, [])
        self.assertFalse(Attempt.objects.calls().exists())
        self.assertEqual(Statistics(self.practice).incidents[0][1], 0)
        self.assertIsNone(callback.first_called_at)
        self.assertEqual(logged("undo").get().user, self.user)
        shown = self.open(callback)
        self.assertContains(shown, "(taken back)")
        self.assertContains(shown, "Taken back:")

    def test_a_clinician_whose_page_was_deleted_meanwhile_is_not_put_back(self):
        gone, chosen = ClinicianPageFactory(), ClinicianPageFactory()
        callback = CallbackRequestFactory(clinician=gone)
        attempt = self.call(callback, Outcome.SCHEDULED, scheduled_with=chosen)
        gone.delete()
        undo_call(attempt, self.user)
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.clinician), (Status.NEW, None))

    def test_twice_is_once(self):
        attempt = self.call(CallbackRequestFactory())
        undo_call(attempt, self.user)
        undo_call(attempt, self.user)
        self.assertEqual(Attempt.objects.count(), 2)

    def test_after_the_next_claim_it_is_refused(self):
        callback = CallbackRequestFactory()
        attempt, maria = self.call(callback), UserFactory(frontdesk=True)
        claim(callback, maria)
        with self.assertRaises(AlreadyClaimed):
            undo_call(attempt, self.user)
        callback.refresh_from_db()
        self.assertEqual(callback.claimed_by, maria)
        own = CallbackRequestFactory()
        attempt = self.call(own)
        claim(own, self.user)
        with self.assertRaises(TooLate):
            undo_call(attempt, self.user)

    def test_after_something_else_or_a_minute_or_by_another_it_is_refused(self):
        noted, old, other = CallbackRequestFactory.create_batch(3)
        attempts = [self.call(callback) for callback in (noted, old, other)]
        add_note(noted, self.user, "Rings long")
        with self.assertRaises(TooLate):
            undo_call(attempts[0], self.user)
        with self.assertRaises(TooLate):
            undo_call(attempts[1], self.user, at=timezone.now() + dt.timedelta(seconds=80))
        with self.assertRaises(TooLate):
            undo_call(attempts[2], self.manager)
        self.assertFalse(Attempt.objects.exclude(reverses=None).exists())

    def test_the_same_outcome_from_an_old_screen_is_not_taken_for_done(self):
        callback = CallbackRequestFactory()
        undo_call(self.call(callback), self.user)
        response = self.act("attempt", callback, outcome="no_answer", expected_entries="0")
        self.assertEqual(response.status_code, 422)
        self.assertEqual(callback.status, Status.NEW)


class AfterCallTests(DeskTestCase):
    """What the queue offers after a call."""

    def log(self, callback, **data):
        return self.client.post(desk_url("attempt", callback.pk), {"outcome": "no_answer"} | data, follow=True)

    def test_offers_to_take_it_back_for_a_minute(self):
        callback = CallbackRequestFactory()
        with time_machine.travel("2026-11-24 20:00Z", tick=False) as clock:
            self.sign_in(self.user)
            response = self.log(callback)
            self.assertContains(response, desk_url("undo", callback.pk))
            address = response.redirect_chain[-1][0]
            clock.shift(61)
            self.assertNotContains(self.client.get(address), desk_url("undo", callback.pk))
            clock.shift(30)
            attempt = Attempt.objects.get()
            response = self.client.post(desk_url("undo", callback.pk), {"attempt": attempt.pk}, follow=True)
            self.assertContains(response, "This call can no longer be taken back.")

    def test_taking_it_back_opens_the_request_as_it_was(self):
        callback = CallbackRequestFactory()
        self.log(callback)
        response = self.client.post(desk_url("undo", callback.pk), {"attempt": Attempt.objects.get().pk}, follow=True)
        self.assertContains(response, "Taken back: No answer. The request is as it was before.")
        self.assertContains(response, "How did the call end?")

    def test_after_the_next_claim_it_says_who_has_it(self):
        callback = CallbackRequestFactory()
        self.log(callback)
        claim(callback, UserFactory(frontdesk=True, first_name="Maria", last_name=""))
        response = self.client.post(desk_url("undo", callback.pk), {"attempt": Attempt.objects.get().pk}, follow=True)
        self.assertContains(response, "Maria has this request.")

    def test_no_call_of_another_request_and_no_nonsense(self):
        callback, other = CallbackRequestFactory.create_batch(2)
        self.log(other)
        for number in [Attempt.objects.get().pk, "", "x", "9" * 30]:
            self.assertEqual(self.client.post(desk_url("undo", callback.pk), {"attempt": number}).status_code, 404)
        for query in ["?done=x&call=y", f"?done={'9' * 30}", "?done=1&call="]:
            self.assertEqual(self.client.get(desk_url("index") + query).status_code, 200)

    def test_next_person_is_the_most_due_that_is_free_or_mine(self):
        done = CallbackRequestFactory(promised_at=in_minutes(-300))
        CallbackRequestFactory(promised_at=in_minutes(-200), claimed=True)
        CallbackRequestFactory(promised_at=in_minutes(-190), later_until=in_minutes(60), trying=True)
        stopped = CallbackRequestFactory(promised_at=in_minutes(-180))
        self.act("do-not-call", stopped, do_not_call_reason="Asked us to stop")
        mine = CallbackRequestFactory(promised_at=in_minutes(-100), claimed=True, claimed_by=self.user)
        CallbackRequestFactory(promised_at=in_minutes(-50))
        response = self.log(done)
        self.assertEqual(response.context["next_person"], mine)
        self.assertContains(response, desk_url("open", mine.pk))
