import datetime as dt

import time_machine

from django.test import TestCase
from django.utils import timezone

from booking.choices import Outcome
from booking.figures import Figures, percentile, suppressed
from booking.overdue import tell_owner
from tests.booking.desk import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory, UserFactory

MONDAY_NOON = "2026-11-23 20:00Z"


@time_machine.travel(MONDAY_NOON, tick=False)
class FiguresTests(DeskTestCase):
    def called_after(self, minutes, outcome=Outcome.NO_ANSWER, **fields):
        """Make a request that came at ten in the morning and was called `minutes` later."""
        ten = timezone.now() - dt.timedelta(hours=2)
        callback = CallbackRequestFactory(created_at=ten, **fields)
        callback.attempts.create(at=ten + dt.timedelta(minutes=minutes), outcome=outcome, by=self.user)
        return callback

    def test_median_and_ninetieth_match_a_count_by_hand(self):
        for minutes in [5, 10, 20, 30, 40, 50, 60, 70, 80, 90]:
            self.called_after(minutes)
        figures = Figures(self.practice)
        self.assertEqual((figures.median, figures.ninetieth, figures.total), (40, 80, 10))

    def test_night_and_weekend_do_not_count(self):
        friday = timezone.now() - dt.timedelta(days=2, hours=19, minutes=10)  # Friday, 4:50 pm.
        monday = timezone.now() - dt.timedelta(hours=2, minutes=40)  # Monday, 9:20 am.
        for _ in range(5):
            callback = CallbackRequestFactory(created_at=friday)
            callback.attempts.create(at=monday, outcome=Outcome.BUSY)
        self.assertEqual(Figures(self.practice).median, 30)

    def test_reached_counts_requests_not_calls(self):
        for _ in range(5):
            reached = self.called_after(10)
            reached.attempts.create(outcome=Outcome.REACHED, at=timezone.now())
            self.called_after(10)
        self.assertEqual(Figures(self.practice).reached, 50)

    def test_small_cells_are_not_shown(self):
        for _ in range(6):
            self.called_after(10)
        for _ in range(4):
            self.called_after(10, spanish=True)
        rows = Figures(self.practice).languages
        self.assertEqual({row.count for row in rows}, {None})

    def test_spam_is_left_out(self):
        CallbackRequestFactory.create_batch(6, spam=True)
        self.assertEqual(Figures(self.practice).total, 0)

    def test_page_draws_and_tells(self):
        for minutes in range(10):
            self.called_after(minutes)
        response = self.client.get(desk_url("figures"))
        self.assertContains(response, "<svg")
        self.assertContains(response, "Time to the first call")
        for days in ["90", "365", "nonsense", "-1"]:
            self.assertEqual(self.client.get(desk_url("figures"), {"days": days}).status_code, 200)


class CountingTests(TestCase):
    def test_percentile_is_the_nearest_rank(self):
        self.assertEqual(percentile([3, 1, 2], 0.5), 2)
        self.assertEqual(percentile(list(range(1, 101)), 0.9), 90)
        self.assertIsNone(percentile([], 0.9))

    def test_a_lone_small_cell_takes_another_with_it(self):
        self.assertEqual(suppressed({"a": 3, "b": 50, "c": 9}), {"a", "c"})
        self.assertEqual(suppressed({"a": 3, "b": 2, "c": 9}), {"a", "b"})
        self.assertEqual(suppressed({"a": 0, "b": 9}), set())


class OverdueMailTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        UserFactory(manager=True, username="second", email="owner@example.com")

    def test_owner_hears_once_without_personal_data(self):
        from django.core import mail

        with time_machine.travel(MONDAY_NOON, tick=False):
            late = timezone.now() - dt.timedelta(minutes=150)
            CallbackRequestFactory(name="Zacarías", promised_at=late, phone="tel:+1-951-555-0147")
            CallbackRequestFactory(promised_at=timezone.now() - dt.timedelta(minutes=30))
            self.assertEqual(tell_owner(self.practice), 1)
            self.assertEqual(tell_owner(self.practice), 0)
        message = mail.outbox[0]
        self.assertIn("owner@example.com", message.to)
        text = f"{message.subject} {message.body}"
        self.assertIn("1 call is overdue", text)
        self.assertIn("/admin/call-backs/", text)
        for mark in ["Zacarías", "0147"]:
            self.assertNotIn(mark, text)

    def test_nothing_rings_at_night(self):
        with time_machine.travel("2026-11-24 05:00Z", tick=False):  # Monday, 9 pm.
            CallbackRequestFactory(promised_at=timezone.now() - dt.timedelta(hours=8))
            self.assertEqual(tell_owner(self.practice), 0)
