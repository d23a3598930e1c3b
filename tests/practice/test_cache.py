from unittest import mock

from django.core.cache import caches
from django.test import SimpleTestCase, TestCase, override_settings

from practice.cache import ForgivingRedisCache
from practice.models import Rendition
from tests.factories import ImageFactory

REDIS = {"BACKEND": "practice.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1"}
AWAY = {"default": REDIS, "pages": REDIS}


class CacheAwayTests(SimpleTestCase):
    def setUp(self):
        self.cache = ForgivingRedisCache("redis://127.0.0.1:1", {})

    def test_answers_as_an_empty_cache(self):
        self.cache.set("key", 1)
        self.assertEqual(self.cache.get("key", "default"), "default")
        self.assertEqual(self.cache.get_many(["key"]), {})
        self.assertEqual(self.cache.set_many({"key": 1}), ["key"])
        self.assertFalse(self.cache.add("key", 1))
        self.assertEqual(self.cache.get_or_set("key", 7), 7)

    def test_counting_says_that_there_is_nothing_to_count(self):
        with self.assertRaises(ValueError):
            self.cache.incr("key")


@override_settings(CACHES=AWAY)
class SiteWithoutRedisTests(TestCase):
    def tearDown(self):
        for name in AWAY:
            del caches[name]

    def test_pages_form_and_sign_in_answer(self):
        for path in ("/", "/es/", "/articles/", "/people/", "/call-back/", "/search/?q=grief", "/admin/login/"):
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 200)

    def test_health_says_that_the_cache_is_away(self):
        self.assertEqual(self.client.get("/healthz").status_code, 503)


class RenditionTests(TestCase):
    def test_known_renditions_are_read_from_the_cache_and_not_written_back(self):
        image = ImageFactory()
        image.get_renditions("width-20", "width-30")
        with mock.patch.object(Rendition.cache_backend, "set_many") as writes, self.assertNumQueries(0):
            image.get_renditions("width-20", "width-30")
        writes.assert_not_called()
