"""Calls and how they end, and what a second click does."""

import pytest
import time_machine

from booking.actions.log_call import log_call
from booking.actions.withdraw import withdraw
from booking.models import CallbackRequest, Referral
from booking.models.choices import Outcome, Status
from tests.booking.at_once import at_once
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory, UserFactory, open_practice


class AttemptTests(DeskTestCase):
    def test_no_answer_satisfies_the_clock(self):
        callback = CallbackRequestFactory(overdue=True)
        response = self.act("attempt", callback, outcome=Outcome.NO_ANSWER, note="Rang ten times")
        self.assertEqual(response.url.split("?")[0], desk_url("index"))
        self.assertEqual(callback.status, Status.TRYING)
        self.assertGreater(callback.due_at, in_minutes(0))
        self.assertEqual(callback.attempts.get().note, "Rang ten times")
        self.assertEqual(logged("attempt").get().data["new"], "trying")

    def test_each_ending_closes(self):
        referral = Referral.objects.create(name="Inland Family Center")
        for outcome in [Outcome.REACHED, Outcome.SCHEDULED, Outcome.WAITLIST, Outcome.REFERRED, Outcome.DECLINED]:
            callback = CallbackRequestFactory()
            self.act("attempt", callback, outcome=outcome, referral=referral.pk)
            self.assertEqual(callback.status, outcome.value)
            self.assertFalse(callback.is_open)

    def test_wrong_number_is_not_called_again(self):
        callback = CallbackRequestFactory()
        self.act("attempt", callback, outcome=Outcome.WRONG_NUMBER)
        self.assertEqual(callback.status, Status.UNREACHABLE)

    def test_wrong_correction_leaves_the_number_before_to_try(self):
        callback = CallbackRequestFactory(phone_before="tel:+1-951-555-0111")
        self.act("attempt", callback, outcome=Outcome.WRONG_NUMBER)
        self.assertEqual(callback.status, Status.TRYING)

    def test_voicemail_against_the_rule_wants_a_reason_and_is_an_incident(self):
        callback = CallbackRequestFactory(may_leave_message=False)
        response = self.act("attempt", callback, outcome=Outcome.LEFT_MESSAGE, note="typed before")
        self.assertContains(response, "Say why one was left.", status_code=422)
        self.assertContains(response, "typed before", status_code=422)
        self.assertEqual(callback.attempts.count(), 0)
        self.act("attempt", callback, outcome=Outcome.LEFT_MESSAGE, reason="Pressed the wrong button")
        attempt = callback.attempts.get()
        self.assertTrue(attempt.incident)
        self.assertContains(self.open(callback), "Incident")

    def test_allowed_voicemail_is_no_incident(self):
        callback = CallbackRequestFactory(may_leave_message=True)
        self.act("attempt", callback, outcome=Outcome.LEFT_MESSAGE, reason="none needed")
        attempt = callback.attempts.get()
        self.assertEqual((attempt.incident, attempt.reason), (False, ""))

    def test_referral_must_be_chosen(self):
        callback = CallbackRequestFactory()
        response = self.act("attempt", callback, outcome=Outcome.REFERRED)
        self.assertContains(response, "Choose where the person", status_code=422)

    def test_call_later_wants_a_time_to_come(self):
        callback = CallbackRequestFactory()
        for call_at in ["", "2020-01-01T10:00", "nonsense"]:
            self.assertEqual(self.act("attempt", callback, outcome="call_later", call_at=call_at).status_code, 422)
        self.assertEqual(callback.attempts.count(), 0)

    def test_called_later_leaves_new_and_returns_on_time(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):  # Monday, 10 am.
            callback = CallbackRequestFactory()
            self.act("attempt", callback, outcome="call_later", call_at="2026-11-23T15:00")
            later = CallbackRequest.objects.tab("later", self.user)
            self.assertEqual(later.get(), callback)
            self.assertFalse(CallbackRequest.objects.tab("new", self.user).exists())
            self.assertFalse(CallbackRequest.objects.overdue().exists())
        with time_machine.travel("2026-11-23 23:10Z", tick=False):
            self.assertFalse(CallbackRequest.objects.tab("later", self.user).exists())
            self.assertEqual(CallbackRequest.objects.tab("today", self.user).get(), callback)
        with time_machine.travel("2026-11-23 23:31Z", tick=False):
            self.assertEqual(CallbackRequest.objects.overdue().get(), callback)

    def test_spam_cannot_become_scheduled(self):
        callback = CallbackRequestFactory(spam=True)
        for name, data in [("attempt", {"outcome": "scheduled"}), ("change-status", {"status": "scheduled"})]:
            response = self.client.post(desk_url(name, callback.pk), data, follow=True)
            self.assertContains(response, "can no longer be done")
        callback.refresh_from_db()
        self.assertEqual(callback.status, Status.SPAM)
        self.assertEqual(callback.attempts.count(), 0)

    def test_a_call_cannot_be_logged_over_somebody_elses_claim(self):
        callback = CallbackRequestFactory(claimed=True)
        self.act("attempt", callback, outcome="busy")
        self.assertEqual(callback.attempts.count(), 0)

    def test_nonsense_is_refused_with_a_sentence(self):
        callback = CallbackRequestFactory()
        self.assertEqual(self.act("attempt", callback, outcome="dance").status_code, 422)
        self.assertEqual(self.act("change-status", callback, status="dance").status_code, 302)
        for into in ("dance", "9" * 20, "9" * 5000):
            self.assertEqual(self.act("merge", callback, into=into).status_code, 404)
        self.assertEqual(callback.status, Status.NEW)


class OptimisticLockTests(DeskTestCase):
    def log(self, callback, outcome, expected_entries=0, **data):
        return self.client.post(
            desk_url("attempt", callback.pk), {"outcome": outcome, "expected_entries": expected_entries, **data}
        )

    def test_a_second_click_is_no_second_call(self):
        for outcome in ("no_answer", "reached"):
            callback = CallbackRequestFactory()
            for _ in range(2):
                self.assertEqual(self.log(callback, outcome).url.split("?")[0], desk_url("index"))
            self.assertEqual(callback.attempts.count(), 1, outcome)

    def test_the_screen_tells_how_many_calls_it_knows_of(self):
        callback = CallbackRequestFactory()
        log_call(callback, self.user, Outcome.BUSY, practice=self.practice)
        self.assertContains(self.open(callback), '<input type="hidden" name="expected_entries" value="1">', html=True)

    def test_a_call_logged_meanwhile_is_shown_and_the_note_kept(self):
        callback = CallbackRequestFactory()
        log_call(callback, UserFactory(frontdesk=True), Outcome.BUSY, practice=self.practice)
        response = self.log(callback, "no_answer", note="Typed while she rang")
        self.assertContains(response, "Meanwhile something else was logged", status_code=422)
        self.assertContains(response, "Typed while she rang", status_code=422)
        self.assertContains(response, 'name="expected_entries" value="1"', status_code=422)
        self.assertEqual(callback.attempts.count(), 1)

    def test_who_withdrew_is_not_called_again_by_a_screen_left_open(self):
        callback = CallbackRequestFactory(claimed=True, claimed_by=self.user)
        withdraw(callback)
        response = self.client.post(
            desk_url("attempt", callback.pk), {"outcome": "no_answer", "expected_entries": 0}, follow=True
        )
        self.assertContains(response, "can no longer be done")
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.claimed_by), (Status.WITHDRAWN, None))
        self.assertEqual(callback.attempts.count(), 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTogether:
    def test_one_button_clicked_by_ten_hands_logs_one_call(self):
        practice, user, callback = open_practice(), UserFactory(frontdesk=True), CallbackRequestFactory()
        copies = [CallbackRequest.objects.get(pk=callback.pk) for _ in range(10)]
        click = {"practice": practice, "expected_entries": 0}
        logs = at_once([lambda mine=mine: log_call(mine, user, Outcome.NO_ANSWER, **click).pk for mine in copies])
        assert len(set(logs)) == 1
        assert callback.attempts.count() == 1
