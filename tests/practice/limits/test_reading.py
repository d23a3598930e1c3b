from unittest import mock

import time_machine

from django.test import SimpleTestCase, TestCase

from practice.http import health
from practice.limits import reading
from practice.limits.reading import ReadingLimit
from practice.search import views as search_views


class ReadingLimitTests(SimpleTestCase):
    def test_counts_each_subject_within_a_minute(self):
        limit = ReadingLimit("test", allowed=2, seconds=60)
        with time_machine.travel("2026-11-17T18:00:00Z", tick=False) as clock:
            self.assertEqual([limit.is_exceeded("one") for _ in range(3)], [False, False, True])
            self.assertFalse(limit.is_exceeded("two"))
            clock.shift(60)
            self.assertFalse(limit.is_exceeded("one"))

    def test_memory_stays_small_however_many_come(self):
        limit = ReadingLimit("test", allowed=2, seconds=60)
        with mock.patch.object(reading, "MOST_COUNTS", 50):
            for number in range(1_000):
                limit.is_exceeded(str(number))
        self.assertLessEqual(len(reading._counts), 50)


class ReadingTests(TestCase):
    def test_searching_without_end_is_refused_in_words_and_beside_it_nobody_is(self):
        with mock.patch.object(search_views, "SEARCHES", ReadingLimit("test", allowed=1, seconds=3_600)):
            for address, words in [("/search/", "too many requests"), ("/es/buscar/", "demasiadas solicitudes")]:
                self.client.get(address, {"q": "grief"})
                self.assertContains(self.client.get(address, {"q": "grief"}), words, status_code=429)
                self.assertEqual(self.client.get(address).status_code, 200)
            beside = self.client.get("/search/", {"q": "grief"}, REMOTE_ADDR="203.0.113.5")
        self.assertEqual(beside.status_code, 200)

    def test_asking_for_the_health_without_end_is_refused(self):
        with mock.patch.object(health, "QUESTIONS", ReadingLimit("test", allowed=1, seconds=3_600)):
            self.assertEqual([self.client.get("/healthz").status_code for _ in range(2)], [200, 429])
            self.assertEqual(self.client.get("/healthz", REMOTE_ADDR="203.0.113.5").status_code, 200)
