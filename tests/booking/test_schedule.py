"""When to call again."""

import datetime as dt

import time_machine

from django.utils import timezone

from booking.actions.claim import claim, release_idle
from booking.actions.log_call import log_call
from booking.actions.undo_call import TooLate, undo_call
from booking.models import CallbackRequest
from booking.models.choices import Outcome, Status, Tab
from booking.schedule import is_late, suggest_next
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory


class ScheduleTests(DeskTestCase):
    def test_after_a_morning_comes_an_allowed_afternoon(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):  # Monday, 10 am.
            callback = CallbackRequestFactory()
            log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "23 20:00")

    def test_a_caller_for_mornings_is_called_the_next_morning(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):
            callback = CallbackRequestFactory(best_times=["weekday_morning"])
            log_call(callback, self.user, Outcome.BUSY, practice=self.practice)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "24 17:00")

    def test_friday_afternoon_goes_on_monday(self):
        with time_machine.travel("2026-11-28 00:30Z", tick=False):  # Friday, 4:30 pm.
            callback = CallbackRequestFactory()
            log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "30 17:00")

    def test_the_next_part_of_the_day_counts_from_the_last_call(self):
        """Afternoons only, tried on Monday: on Wednesday morning the afternoon of that day is free again."""
        callback = CallbackRequestFactory(best_times=["weekday_afternoon"])
        with time_machine.travel("2026-11-23 22:00Z", tick=False):  # Monday, 2 pm.
            log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "24 20:00")
        with time_machine.travel("2026-11-25 19:00Z", tick=False):  # Wednesday, 11 am.
            self.assertEqual(f"{suggest_next(callback, self.practice):%d %H:%M}", "25 20:00")
        with time_machine.travel("2026-11-25 21:10Z", tick=False):  # Within it: not at once, but an hour later.
            self.assertEqual(f"{suggest_next(callback, self.practice):%d %H:%M}", "25 22:15")

    def test_unreachable_is_proposed_after_the_set_number(self):
        callback = CallbackRequestFactory(may_leave_message=True)
        for _ in range(2):
            log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
        self.assertNotContains(self.open(callback), "last kind message")
        log_call(callback, self.user, Outcome.BUSY, practice=self.practice)
        self.assertContains(self.open(callback), "last kind message")
        self.act("change-status", callback, status="unreachable")
        self.assertEqual(callback.status, Status.UNREACHABLE)


class ClockChangeTests(DeskTestCase):
    """The night in which an hour comes twice, and the one that lacks an hour, in California."""

    def test_a_call_during_which_the_clocks_go_back(self):
        with time_machine.travel("2026-11-01 08:58:00Z", tick=False) as clock:  # 1:58 am, for the first time.
            callback = CallbackRequestFactory(created_at=timezone.now())
            self.sign_in(self.user)
            first = log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
            planned = callback.due_at
            clock.shift(150)  # 1:00:30 am, by the clock on the wall an hour earlier.
            second = log_call(callback, self.user, Outcome.BUSY, practice=self.practice, expected_entries=1)
            clock.shift(30)
            response = self.open(callback)
            self.assertEqual([entry.pk for entry in response.context["callback"].entries], [first.pk, second.pk])
            self.assertEqual(response.context["callback"].first_called_at, first.at)
            undo_call(second, self.user)
            callback.refresh_from_db()
            self.assertEqual(callback.first_called_at, first.at)
            self.assertEqual(callback.due_at, planned)
            self.assertEqual(f"{planned:%Y-%m-%d %H:%M}", "2026-11-02 20:00")  # Monday noon, in winter time.

    def test_the_hour_that_comes_twice_lengthens_neither_undo_nor_claim_nor_grace(self):
        with time_machine.travel("2026-11-01 08:59:00Z", tick=False) as clock:  # 1:59 am, for the first time.
            called, claimed, agreed = CallbackRequestFactory.create_batch(3)
            self.sign_in(self.user)
            attempt = log_call(called, self.user, Outcome.NO_ANSWER, practice=self.practice)
            claim(claimed, self.user)
            CallbackRequest.objects.filter(pk=agreed.pk).update(due_at=timezone.now(), later_until=timezone.now())
            clock.shift(80)  # 1:00:20 am, for the second time.
            after = self.client.get(desk_url("index"), {"done": called.pk, "call": attempt.pk})
            self.assertNotContains(after, desk_url("undo", called.pk))
            with self.assertRaises(TooLate):
                undo_call(attempt, self.user)
            clock.shift(30 * 60)
            self.assertEqual(release_idle(30), 1)
            agreed.refresh_from_db()
            self.assertEqual(list(CallbackRequest.objects.overdue()), [agreed])
            self.assertTrue(is_late(agreed))

    def test_the_hour_that_is_left_out_shortens_no_undo(self):
        with time_machine.travel("2026-03-08 09:59:40Z", tick=False) as clock:  # 1:59:40 am; 3:00 am is near.
            callback = CallbackRequestFactory()
            self.sign_in(self.user)
            attempt = log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
            clock.shift(40)
            after = self.client.get(desk_url("index"), {"done": callback.pk, "call": attempt.pk})
            self.assertContains(after, desk_url("undo", callback.pk))
            undo_call(attempt, self.user)
        callback.refresh_from_db()
        self.assertEqual(callback.status, Status.NEW)

    def test_a_day_of_a_change_ends_at_midnight(self):
        for noon, before, after in [
            ("2026-11-01 20:00Z", "2026-11-02T07:30Z", "2026-11-02T08:30Z"),  # Of 25 hours.
            ("2026-03-08 19:00Z", "2026-03-09T06:30Z", "2026-03-09T07:30Z"),  # Of 23.
        ]:
            with time_machine.travel(noon, tick=False):
                due = map(dt.datetime.fromisoformat, (before, after))
                today, _tomorrow = [CallbackRequestFactory(due_at=moment) for moment in due]
                self.assertEqual(list(CallbackRequest.objects.tab(Tab.TODAY, self.user)), [today], noon)
            CallbackRequest.objects.all().delete()

    def test_an_hour_that_there_is_not_is_a_sentence(self):
        with time_machine.travel("2026-03-07 20:00Z", tick=False):
            callback = CallbackRequestFactory()
            self.sign_in(self.user)
            for typed in ("2026-03-08T02:30", "2026-11-01T01:30"):
                response = self.act("attempt", callback, outcome="call_later", call_at=typed, expected_entries=0)
                self.assertEqual(response.status_code, 422, typed)
                self.assertTrue(response.context["attempt_form"].errors["call_at"], typed)
            self.assertEqual(callback.entries, [])

    def test_a_time_agreed_across_the_change_is_the_time_on_the_clock(self):
        with time_machine.travel("2026-10-30 22:00Z", tick=False):
            callback = CallbackRequestFactory()
            self.sign_in(self.user)
            self.act("attempt", callback, outcome="call_later", call_at="2026-11-02T10:00", expected_entries=0)
            self.assertEqual(f"{callback.due_at:%Y-%m-%d %H:%M}", "2026-11-02 18:00")
