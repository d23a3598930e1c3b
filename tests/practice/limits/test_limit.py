import datetime as dt
from unittest.mock import patch

import time_machine

from django.db import OperationalError, connection, transaction
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext

from practice.limits.limit import Limit
from practice.limits.models import Usage, prune
from tests.booking.at_once import at_once

NOON = dt.datetime(2026, 11, 17, 20, tzinfo=dt.UTC)
MINUTE = Limit("form", allowed=8, seconds=60)
GUESSES = Limit("sign-in", allowed=2, seconds=900)


def takes(limit, count, subject="someone"):
    return [limit.is_exceeded(subject) for _ in range(count)]


class LimitTests(TestCase):
    def setUp(self):
        self.clock = time_machine.travel(NOON, tick=False)
        self.now = self.clock.start()
        self.addCleanup(self.clock.stop)

    def test_subjects_and_purposes_count_apart(self):
        self.assertEqual(takes(GUESSES, 3), [False, False, True])
        self.assertEqual(takes(GUESSES, 1, "someone else"), [False])
        self.assertEqual(takes(Limit("reset", allowed=2, seconds=900), 1), [False])

    def test_the_turn_of_a_window_does_not_double_the_limit(self):
        self.now.shift(57)
        before = takes(MINUTE, 6)
        self.now.shift(4)
        after = takes(MINUTE, 4)
        self.now.shift(60)
        self.assertEqual((before, after, takes(MINUTE, 1)), ([False] * 6, [False, False, True, True], [False]))

    def test_what_came_early_in_a_window_still_counts_early_in_the_next(self):
        self.now.shift(1)
        before = takes(MINUTE, 8)
        self.now.shift(64)
        self.assertEqual((before, takes(MINUTE, 1)), ([False] * 8, [True]))

    def test_midnight_forgets_nothing(self):
        midnight = dt.datetime(2026, 11, 18, 8, tzinfo=dt.UTC)  # In California.
        self.now.move_to(midnight - dt.timedelta(seconds=1))
        takes(MINUTE, 8)
        self.now.move_to(midnight + dt.timedelta(seconds=1))
        self.assertEqual(takes(MINUTE, 1), [True])

    def test_who_goes_on_trying_waits_no_longer_for_it(self):
        takes(GUESSES, 500)
        self.now.shift(2 * GUESSES.seconds)
        self.assertEqual(takes(GUESSES, 1), [False])

    def test_a_flood_is_refused_by_one_read(self):
        takes(GUESSES, 2)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            self.assertEqual(takes(GUESSES, 1), [True])
        self.assertEqual([each["sql"].split()[0] for each in queries], ["SELECT"])

    def test_looking_counts_nothing_and_clearing_forgets(self):
        self.assertEqual([GUESSES.is_reached("someone") for _ in range(5)], [False] * 5)
        takes(GUESSES, 2)
        self.assertTrue(GUESSES.is_reached("someone"))
        self.now.shift(GUESSES.seconds)
        GUESSES.clear("someone")
        self.assertEqual(takes(GUESSES, 3), [False, False, True])

    def test_the_table_holds_no_subject_and_no_digest_for_long(self):
        takes(MINUTE, 1, "198.51.100.7")
        first = Usage.objects.get()
        self.now.shift(60)
        takes(MINUTE, 1, "198.51.100.7")
        self.assertEqual(len(set(Usage.objects.values_list("pk"))), 2)
        self.assertNotIn("198", f"{first} {first.pk}")

    def test_pruning_keeps_what_still_counts(self):
        takes(MINUTE, 8)
        takes(GUESSES, 1)
        self.now.shift(61)
        self.assertEqual(prune(), 0)
        self.now.shift(60)
        self.assertEqual(prune(), 1)
        self.assertEqual(takes(GUESSES, 2), [False, True])

    def test_what_cannot_be_counted_is_refused_unless_the_limit_lets_it_pass(self):
        lenient = Limit("form", allowed=8, seconds=60, passes_uncounted=True)
        with (
            patch.object(Usage.objects, "filter", side_effect=OperationalError("198.51.100.7")),
            self.assertLogs("practice.limits.limit", "WARNING") as logs,
        ):
            self.assertEqual(takes(GUESSES, 1) + takes(lenient, 1), [True, False])
        self.assertEqual(logs.records[0].getMessage(), "The counter of limits is away (OperationalError).")

    def test_it_does_not_count_inside_a_transaction_that_could_take_it_back(self):
        with self.assertRaises(RuntimeError), transaction.atomic():
            GUESSES.is_exceeded("someone")


class AtOnceTests(TransactionTestCase):
    def test_of_sixty_four_at_once_no_more_pass_than_are_allowed(self):
        limit = Limit("at once", allowed=8, seconds=3_600)
        with time_machine.travel(NOON, tick=False):
            results = at_once([lambda: limit.is_exceeded("someone")] * 64)
        self.assertEqual(results.count(False), 8)
