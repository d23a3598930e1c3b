"""The statistics, counted by hand."""

import datetime as dt
from collections import Counter

import time_machine

from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from booking.actions.log_call import log_call
from booking.actions.undo_call import undo_call
from booking.desk.statistics_data import Statistics, percentile, suppressed
from booking.models import Referral
from booking.models.choices import LEAVE_MESSAGE, TEXT, Outcome
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import ArticlePageFactory, CallbackRequestFactory, open_practice, translation

MONDAY_NOON = "2026-11-23 20:00Z"


@time_machine.travel(MONDAY_NOON, tick=False)
class StatisticsTests(DeskTestCase):
    def called_after(self, minutes, outcome=Outcome.NO_ANSWER, **fields):
        """Make a request that came at ten in the morning and was called `minutes` later."""
        ten = timezone.now() - dt.timedelta(hours=2)
        callback = CallbackRequestFactory(created_at=ten, **fields)
        callback.attempts.create(at=ten + dt.timedelta(minutes=minutes), outcome=outcome, by=self.user)
        return callback

    def test_median_and_ninetieth_match_a_count_by_hand(self):
        for minutes in [5, 10, 20, 30, 40, 50, 60, 70, 80, 90]:
            self.called_after(minutes)
        statistics = Statistics(self.practice)
        self.assertEqual((statistics.median, statistics.ninetieth, statistics.total), (40, 80, 10))

    def test_night_and_weekend_do_not_count(self):
        friday = timezone.now() - dt.timedelta(days=2, hours=19, minutes=10)  # Friday, 4:50 pm.
        monday = timezone.now() - dt.timedelta(hours=2, minutes=40)  # Monday, 9:20 am.
        for _ in range(5):
            callback = CallbackRequestFactory(created_at=friday)
            callback.attempts.create(at=monday, outcome=Outcome.BUSY)
        self.assertEqual(Statistics(self.practice).median, 30)

    def test_reached_counts_requests_not_calls(self):
        for _ in range(5):
            reached = self.called_after(10)
            reached.attempts.create(outcome=Outcome.REACHED, at=timezone.now())
            self.called_after(10)
        self.assertEqual(Statistics(self.practice).reached, 50)

    def test_small_cells_are_not_shown(self):
        for _ in range(6):
            self.called_after(10)
        for _ in range(4):
            self.called_after(10, spanish=True)
        rows = Statistics(self.practice).languages
        self.assertEqual({row.count for row in rows}, {None})

    def test_a_note_is_no_first_call(self):
        for _ in range(5):
            callback = self.called_after(40)
            callback.attempts.create(outcome=Outcome.NOTE, at=callback.created_at, by=self.user)
        self.assertEqual(Statistics(self.practice).median, 40)

    def test_what_is_open_is_one_row_and_messages_against_the_rule_are_counted(self):
        CallbackRequestFactory.create_batch(3)
        CallbackRequestFactory.create_batch(3, trying=True)
        self.called_after(10, outcome=Outcome.LEFT_MESSAGE).attempts.create(outcome="left_message", incident=True)
        statistics = Statistics(self.practice)
        self.assertEqual([(str(row.label), row.count) for row in statistics.statuses], [("Still to be called", 7)])
        self.assertEqual(dict(statistics.incidents), {LEAVE_MESSAGE.incidents: 1})

    def test_texts_against_the_rule_are_counted_while_there_are_any_or_texts_are_sent(self):
        texting = open_practice(offers_texting=True)
        self.assertEqual(dict(Statistics(texting).incidents), {LEAVE_MESSAGE.incidents: 0, TEXT.incidents: 0})
        self.called_after(10, outcome=Outcome.TEXTED).attempts.create(outcome=Outcome.TEXTED, incident=True)
        self.assertEqual(dict(Statistics(self.practice).incidents), {LEAVE_MESSAGE.incidents: 0, TEXT.incidents: 1})

    def test_a_text_message_keeps_the_promise(self):
        for _ in range(5):
            self.called_after(40, outcome=Outcome.TEXTED)
        self.assertEqual(Statistics(self.practice).median, 40)

    def test_places_that_were_recommended_are_counted(self):
        places = [Referral.objects.create(name=name) for name in ("Near", "Far")]
        for place, count in zip(places, (6, 7), strict=True):
            for _ in range(count):
                log_call(CallbackRequestFactory(), self.user, Outcome.REFERRED, referral=place, practice=self.practice)
        self.assertEqual(
            [(row.label, row.count) for row in Statistics(self.practice).referrals], [("Far", 7), ("Near", 6)]
        )

    def test_what_was_taken_back_counts_nowhere(self):
        place = Referral.objects.create(name="Far")
        for _ in range(6):
            callback = CallbackRequestFactory(created_at=timezone.now() - dt.timedelta(minutes=30))
            attempt = log_call(callback, self.user, Outcome.REFERRED, referral=place, practice=self.practice)
            undo_call(attempt, self.user)
        statistics = Statistics(self.practice)
        self.assertEqual((statistics.referrals, statistics.median, statistics.reached), ([], None, 0))

    def test_an_article_counts_once_in_both_its_languages(self):
        article = ArticlePageFactory(title="Sleep")
        spanish = translation(article, title="El sueño")
        for page in [article] * 3 + [spanish] * 4:
            self.called_after(10, page=page)
        for language, title in [("en", "Sleep"), ("es", "El sueño")]:
            with override(language):
                self.assertEqual([(row.label, row.count) for row in Statistics(self.practice).pages], [(title, 7)])

    def test_spam_is_left_out(self):
        CallbackRequestFactory.create_batch(6, spam=True)
        self.assertEqual(Statistics(self.practice).total, 0)

    def test_page_draws_and_tells(self):
        for minutes in range(10):
            self.called_after(minutes)
        response = self.client.get(desk_url("statistics"))
        self.assertContains(response, "<svg")
        self.assertContains(response, "Time to the first call")
        for days in ["90", "365", "nonsense", "-1"]:
            self.assertEqual(self.client.get(desk_url("statistics"), {"days": days}).status_code, 200)


class CountingTests(TestCase):
    def test_percentile_is_the_nearest_rank(self):
        self.assertEqual(percentile(Counter([3, 1, 2]), 0.5), 2)
        self.assertEqual(percentile(Counter([1, 1, 1, 9]), 0.75), 1)
        self.assertEqual(percentile(Counter(range(1, 101)), 0.9), 90)
        self.assertIsNone(percentile(Counter(), 0.9))

    def test_a_lone_small_cell_takes_another_with_it(self):
        self.assertEqual(suppressed({"a": 3, "b": 50, "c": 9}), {"a", "c"})
        self.assertEqual(suppressed({"a": 3, "b": 2, "c": 9}), {"a", "b"})
        self.assertEqual(suppressed({"a": 0, "b": 9}), set())
