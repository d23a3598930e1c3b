"""The share of promises kept, by week, counted by hand."""

import datetime as dt
import random

import time_machine

from django.utils import timezone

from booking.desk.promises_kept import FEWEST
from booking.desk.statistics_data import Statistics
from booking.models import CallbackRequest
from booking.models.choices import Outcome, Status
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory

HOUR = dt.timedelta(hours=1)
WEEK = dt.timedelta(weeks=1)


@time_machine.travel("2026-11-25 20:00Z", tick=False)  # A Wednesday, noon.
class PromisesKeptTests(DeskTestCase):
    def asked(self, weeks_ago=0, called_after=None, **fields):
        """Make a request of the Monday of a week, promised for two hours later and called then, or never."""
        monday = timezone.now() - dt.timedelta(days=2) - weeks_ago * WEEK
        fields = {"created_at": monday, "promised_at": monday + 2 * HOUR} | fields
        callback = CallbackRequestFactory(**fields)
        if called_after is not None:
            callback.attempts.create(at=callback.created_at + called_after, outcome=Outcome.NO_ANSWER, by=self.user)
        return callback

    def weeks(self, days=30):
        return [
            (str(part.first), str(part.last), part.kept, part.due) for part in Statistics(self.practice, days).weeks
        ]

    def test_a_call_in_time_keeps_the_promise_and_a_later_one_or_none_breaks_it(self):
        for after in (HOUR, 2 * HOUR, 2 * HOUR, 2 * HOUR + dt.timedelta(seconds=1), None):
            self.asked(called_after=after)
        self.assertEqual(self.weeks(), [("2026-11-23", "2026-11-25", 3, 5)])
        self.assertEqual(Statistics(self.practice).promises.percent, 60)

    def test_each_week_stands_by_itself_and_small_ones_join_the_next(self):
        for weeks_ago, count in [(0, 5), (1, 2), (2, 4), (3, 1)]:
            for _ in range(count):
                self.asked(weeks_ago, called_after=HOUR)
        self.assertEqual(
            self.weeks(),
            [("2026-10-26", "2026-11-22", 7, 7), ("2026-11-23", "2026-11-25", 5, 5)],
        )

    def test_what_is_not_due_yet_was_promised_to_nobody_or_withdrawn_in_time_does_not_count(self):
        for _ in range(FEWEST):
            self.asked(called_after=HOUR)
        now = timezone.now()
        self.asked(created_at=now, promised_at=now + HOUR)
        self.asked(promised_at=None, due_at=now)
        self.asked(status=Status.WITHDRAWN, closed_at=now - 47 * HOUR)
        self.asked(spam=True)
        self.assertEqual(self.weeks(), [("2026-11-23", "2026-11-25", 5, 5)])
        self.asked(status=Status.WITHDRAWN, closed_at=now)
        self.assertEqual(self.weeks(), [("2026-11-23", "2026-11-25", 5, 6)])

    def test_every_number_is_that_of_a_count_by_hand(self):
        dice = random.Random(7)
        for _ in range(120):
            asked = timezone.now() - dt.timedelta(minutes=dice.randrange(60, 60 * 24 * 85))
            after = dice.choice([None, HOUR, 3 * HOUR])
            self.asked(created_at=asked, promised_at=asked + 2 * HOUR, called_after=after)
        since = timezone.now() - dt.timedelta(days=90)
        by_hand = {"due": 0, "kept": 0}
        for row in CallbackRequest.objects.filter(created_at__gte=since):
            calls = [entry.at for entry in row.entries]
            if calls or row.promised_at <= timezone.now():
                by_hand["due"] += 1
                by_hand["kept"] += bool(calls) and min(calls) <= row.promised_at
        whole = Statistics(self.practice, 90).promises
        self.assertEqual({"due": whole.due, "kept": whole.kept}, by_hand)

    def test_the_share_stands_first_with_its_line_and_its_table(self):
        for weeks_ago in (0, 1):
            for after in (HOUR, HOUR, HOUR, HOUR, None):
                self.asked(weeks_ago, called_after=after)
        html = self.client.get(desk_url("statistics")).content.decode()
        self.assertLess(html.index("80%"), html.index("In short"))
        self.assertInHTML("<td>4 of 5</td>", html, count=2)
        self.assertIn("<polyline", html)

    def test_a_promise_that_is_often_broken_is_told_beside_the_time_it_takes(self):
        for _ in range(9):
            self.asked(called_after=5 * HOUR)
        self.asked(called_after=HOUR)
        page = self.client.get(desk_url("statistics"))
        self.assertContains(page, "within 120 minutes of opening hours. 9 in 10 were called within 5 hours.")
        self.assertNotContains(page, "Change the promise")
        self.sign_in(self.manager)
        self.assertContains(self.client.get(desk_url("statistics")), "/settings/practice/practicesettings/")

    def test_a_promise_that_is_kept_nine_times_in_ten_is_left_alone(self):
        for after in (5 * HOUR, *[HOUR] * 9):
            self.asked(called_after=after)
        self.assertNotContains(self.client.get(desk_url("statistics")), "promise more time")

    def test_a_day_of_another_year_is_told_with_its_year(self):
        for weeks_ago in (0, 51):
            for _ in range(FEWEST):
                self.asked(weeks_ago, called_after=HOUR)
        html = self.client.get(desk_url("statistics"), {"days": 365}).content.decode()
        self.assertRegex(html, r'text x="34"[^>]*>Dec. 1, 2025</text>')
        self.assertRegex(html, r'text-anchor="end"[^>]*>November 25</text>')
        self.assertRegex(html, r"Dec. 1, 2025 – [A-Z]")

    def test_too_few_promises_are_no_share(self):
        self.asked(called_after=HOUR)
        response = self.client.get(desk_url("statistics"))
        self.assertContains(response, "too few to speak of a share")
        self.assertNotContains(response, "<polyline")

    def test_a_year_is_added_up_in_few_queries_however_many_requests(self):
        self.client.get(desk_url("statistics"), {"days": 365})
        for weeks_ago in range(10):
            for _ in range(FEWEST):
                self.asked(weeks_ago, called_after=HOUR)
        with self.assertNumQueries(15):
            self.client.get(desk_url("statistics"), {"days": 365})
