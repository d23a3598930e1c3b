"""The waitlist at the desk: check-ins, openings, one click for each answer, and figures that nothing distorts."""

import datetime as dt
import re

import time_machine

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.actions.change_status import change_status
from booking.actions.erase import erase
from booking.actions.log_call import log_call
from booking.actions.undo_call import undo_call
from booking.desk.statistics_data import Statistics
from booking.models import CallbackRequest
from booking.models.choices import AgeBand, Outcome, Status
from practice.models import PracticeSettings
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory, ClinicianPageFactory, LanguageFactory, PlanFactory

MONDAY_NOON = "2026-11-23 20:00Z"
OPENINGS = ["opening_id", "held_opening_id"]
STANDING = ["status", "due_at", "waiting_since", "waited_days", "wanted_format", "wanted_plan", "age_band", *OPENINGS]


def days(number):
    return dt.timedelta(days=number)


@time_machine.travel(MONDAY_NOON, tick=False)
class WaitlistCase(DeskTestCase):
    def call(self, callback, outcome, **data):
        return log_call(callback, self.user, outcome, practice=self.practice, **data)

    def waiting(self, **fields):
        callback = CallbackRequestFactory(**fields)
        self.call(callback, Outcome.WAITLIST)
        return callback

    def standing(self, callback):
        callback.refresh_from_db()
        return {name: getattr(callback, name) for name in STANDING}


class CheckInTests(WaitlistCase):
    def test_check_in_is_due_in_fourteen_days_in_the_times_of_the_caller(self):
        for times, due in [
            ([], "2026-12-07 12:00"),
            (["weekday_morning"], "2026-12-08 09:00"),
            (["weekend"], "2026-12-07 12:00"),  # The practice is never open then.
        ]:
            callback = self.waiting(best_times=times)
            self.assertEqual(f"{timezone.localtime(callback.due_at):%Y-%m-%d %H:%M}", due, times)
            self.assertEqual((callback.waiting_since, callback.closed_at), (timezone.now(), None))

    def test_still_waiting_is_one_click_and_plans_the_next(self):
        callback = self.waiting()
        began = callback.waiting_since
        with time_machine.travel(callback.due_at + days(1), tick=False):
            self.sign_in(self.user)
            self.assertContains(self.open(callback), "Check-in due since")
            self.assertContains(self.client.get(desk_url("index")), "Check in today with 1 person on the waitlist.")
            response = self.act("attempt", callback, outcome="still_waits", expected_entries=1)
            self.assertIn("tab=waitlist", response.url)  # Where the next one is to be called.
            self.assertGreater(callback.due_at, timezone.now() + days(13))
            self.assertEqual((callback.status, callback.waiting_since), (Status.WAITLIST, began))
            self.assertNotContains(self.client.get(desk_url("index")), "Check in today")
        self.assertEqual([entry.outcome for entry in callback.entries], ["waitlist", "still_waits"])

    def test_found_someone_is_one_click_and_ends_the_wait(self):
        callback = self.waiting()
        with time_machine.travel(timezone.now() + days(20)):
            self.sign_in(self.user)
            self.act("attempt", callback, outcome="found_other", expected_entries=1)
        self.assertEqual((callback.status, callback.waited_days), (Status.WITHDRAWN, 20))
        self.assertIsNotNone(callback.closed_at)

    def test_no_answer_keeps_the_place_and_is_tried_again_soon(self):
        callback = self.waiting()
        self.act("attempt", callback, outcome="no_answer", expected_entries=1)
        self.assertEqual(callback.status, Status.WAITLIST)
        self.assertLess(callback.due_at, timezone.now() + days(3))

    def test_every_answer_is_taken_back_whole(self):
        ana = ClinicianPageFactory()
        callback = self.waiting()
        CallbackRequest.objects.update(opening=ana, held_opening=ana, wanted_format="in_person")
        before = self.standing(callback)
        for outcome in [Outcome.STILL_WAITING, Outcome.FOUND_OTHER, Outcome.SCHEDULED, Outcome.BUSY, Outcome.DECLINED]:
            attempt = self.call(callback, outcome)
            self.assertNotEqual(self.standing(callback), before, outcome)
            undo_call(attempt, self.user)
            self.assertEqual(self.standing(callback), before, outcome)

    def test_undo_of_still_waiting_gives_back_the_wishes_and_the_check_in_that_stood_before(self):
        LanguageFactory(english=True)
        callback = self.waiting()
        CallbackRequest.objects.update(wanted_format="in_person", wanted_plan="blue")
        before = self.standing(callback)
        with time_machine.travel(callback.due_at + days(1), tick=False):
            self.sign_in(self.user)
            heard = {"heard-age": 15, "heard-format": "telehealth"}
            self.act("attempt", callback, outcome="still_waits", expected_entries=1, **heard)
            after = self.standing(callback)
            self.assertEqual((after["wanted_format"], after["wanted_plan"]), ("telehealth", ""))
            self.assertEqual((after["age_band"], after["due_at"] > before["due_at"]), (AgeBand.TEEN, True))
            self.act("undo", callback, attempt=callback.entries[-1].pk)
        self.assertEqual(self.standing(callback), before)
        self.assertEqual([entry.outcome for entry in callback.entries], ["waitlist", "still_waits", "still_waits"])

    def test_putting_someone_on_the_list_by_a_slip_leaves_nothing(self):
        callback = CallbackRequestFactory()
        before = self.standing(callback)
        heard = {"format": "telehealth", "plan": "x", "age": 15}
        undo_call(self.call(callback, Outcome.WAITLIST, wishes=heard), self.user)
        self.assertEqual(self.standing(callback), before)

    def test_called_again_the_wait_goes_on_and_after_an_end_it_begins_anew(self):
        callback = self.waiting()
        began = callback.waiting_since
        change_status(callback, Status.TRYING, self.user)
        self.assertEqual(callback.due_at, timezone.now())
        with time_machine.travel(timezone.now() + days(5), tick=False) as clock:
            self.call(callback, Outcome.WAITLIST)
            self.assertEqual(callback.waiting_since, began)
            self.call(callback, Outcome.FOUND_OTHER)
            self.assertEqual(callback.waited_days, 5)
            change_status(callback, Status.TRYING, self.user)
            clock.shift(days(1))
            self.call(callback, Outcome.WAITLIST)
            self.assertEqual((callback.waiting_since, callback.waited_days), (timezone.now(), None))


class ScreenTests(WaitlistCase):
    def test_only_what_makes_sense_is_offered(self):
        html = self.open(self.waiting()).content.decode()
        offered = set(re.findall(r'name="outcome" value="(\w+)"', html))
        others = {"reached", "waitlist", "texted"}
        self.assertEqual(offered, {outcome.value for outcome in Outcome} - others)
        closed = CallbackRequestFactory(closed=True)
        self.act("attempt", closed, outcome="still_waits")
        self.assertEqual((closed.status, closed.entries), (Status.SCHEDULED, []))

    def test_an_opening_is_marked_in_list_banner_and_request(self):
        callback = self.waiting(name="Ximena")
        CallbackRequest.objects.update(opening=ClinicianPageFactory(title="Ana Ruiz"))
        self.assertContains(self.client.get(desk_url("index")), "There is an opening for 1 person on the waitlist.")
        self.assertContains(self.client.get(desk_url("index"), {"tab": "waitlist"}), "Ana Ruiz has room.")
        self.assertContains(self.open(callback), "Ana Ruiz has room again and fits this person.")
        self.act("attempt", callback, outcome="still_waits", expected_entries=1)
        self.assertIsNone(callback.opening)

    def test_what_was_heard_is_kept_for_the_list_and_erased_with_the_rest(self):
        LanguageFactory(english=True)
        plan = PlanFactory()
        heard = {"heard-age": 15, "heard-format": "telehealth", "heard-plan": plan.slug}
        callback = CallbackRequestFactory()
        self.act("attempt", callback, outcome="no_answer", expected_entries=0, **heard)
        self.assertEqual((callback.wanted_format, callback.wanted_plan, callback.age_band), ("", "", ""))
        self.act("attempt", callback, outcome="waitlist", expected_entries=1, **heard)
        kept = (callback.wanted_format, callback.wanted_plan, callback.age_band)
        self.assertEqual(kept, ("telehealth", plan.slug, AgeBand.TEEN))
        for screen in ("open", "disclosure"):
            self.assertContains(self.client.get(desk_url(screen, callback.pk)), f"by video, {plan.name}")
        ClinicianPageFactory()
        form = self.open(callback).context["who_can_take"].form
        self.assertEqual(form.wishes, {"format": "telehealth", "plan": plan.slug})
        erase(callback)
        callback.refresh_from_db()
        self.assertEqual((callback.wanted_format, callback.wanted_plan, callback.status), ("", "", Status.WITHDRAWN))

    def test_screens_stay_within_fifteen_queries(self):
        callback = self.waiting()
        CallbackRequest.objects.update(opening=ClinicianPageFactory())
        for url in [desk_url("index") + "?tab=waitlist", desk_url("open", callback.pk)]:
            self.client.get(url)
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(self.client.get(url).status_code, 200)
            self.assertLessEqual(len(queries), 15, url)

    def test_ten_thousand_who_wait_cost_no_more(self):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                response = self.client.get(desk_url("index"), {"tab": "waitlist"})
            self.assertEqual(response.status_code, 200)
            return len(asked), response

        self.waiting()
        queries()
        few, _response = queries()
        made = [
            CallbackRequestFactory.build(
                status=Status.WAITLIST, waiting_since=timezone.now() - days(number % 400), reference=f"W{number:06}"
            )
            for number in range(10_000)
        ]
        CallbackRequest.objects.bulk_create(made, batch_size=500)
        many, response = queries()
        self.assertLessEqual(many, few)
        self.assertEqual(len(response.context["rows"]), 20)
        counts = CallbackRequest.objects.desk_counts(PracticeSettings.current(), self.user)
        self.assertEqual((counts.tabs["waitlist"], counts.check_ins), (10_001, 10_000))


class FigureTests(WaitlistCase):
    def test_median_days_by_hand_and_small_groups_stay_hidden(self):
        self.assertEqual([value for _label, value, _unit in Statistics(self.practice).waitlist], [0, None, None])
        for number in (1, 2, 3, 10):
            with time_machine.travel(timezone.now() - days(number), tick=False):
                self.waiting()
        self.assertEqual([value for _label, value, _unit in Statistics(self.practice).waitlist], [None, None, None])
        over = []
        for number in (4, 5, 6, 7, 8):
            with time_machine.travel(timezone.now() - days(number), tick=False):
                over.append(self.waiting())
        figures = Statistics(self.practice).waitlist
        self.assertEqual([value for _label, value, _unit in figures], [9, 5, None])
        for callback in over:
            self.call(callback, Outcome.FOUND_OTHER)
        figures = Statistics(self.practice).waitlist
        self.assertEqual([value for _label, value, _unit in figures], [None, None, 6])
        self.assertContains(self.client.get(desk_url("statistics")), "Typical wait once over (median)")

    def test_promise_and_first_call_know_nothing_of_the_wait(self):
        for _ in range(6):
            callback = CallbackRequestFactory(
                created_at=timezone.now() - dt.timedelta(minutes=30), promised_at=timezone.now() + days(0)
            )
            self.call(callback, Outcome.WAITLIST)

        def figures(at):
            statistics = Statistics(self.practice, 90, at=at)
            return statistics.promises.percent, statistics.median, statistics.reached, statistics.total

        before = figures(timezone.now())
        self.assertEqual(before, (100, 30, 100, 6))
        with time_machine.travel(timezone.now() + days(40), tick=False):
            for callback in CallbackRequest.objects.waiting()[:3]:
                self.call(callback, Outcome.STILL_WAITING)
            for callback in CallbackRequest.objects.waiting()[3:]:
                self.call(callback, Outcome.FOUND_OTHER)
            self.assertEqual(figures(timezone.now()), before)
