"""The cache in Redis (REDIS_OPTIONS), present and away."""

import socket
import time
import uuid
from unittest import skipUnless

from redis import Redis
from redis.exceptions import RedisError

from django.core.cache import caches
from django.test import SimpleTestCase, TestCase, override_settings

from practice.settings.base import REDIS_OPTIONS

PRESENT = "redis://127.0.0.1:6379"
# A busy machine is slow; a cache without a time-out never answers.
BEARABLE_SECONDS = 3


def redis(location, **settings):
    backend = "django_redis.cache.RedisCache"
    return {"BACKEND": backend, "LOCATION": location, "OPTIONS": REDIS_OPTIONS} | settings


AWAY = {"default": redis("redis://127.0.0.1:1"), "pages": redis("redis://127.0.0.1:1")}


def use(test, location, **settings):
    """Let `test` use the cache at `location` as the default one, and return it."""
    changed = override_settings(CACHES={"default": redis(location, **settings)})
    changed.enable()
    test.addCleanup(changed.disable)
    return caches["default"]


def is_present():
    try:
        return Redis.from_url(PRESENT, socket_connect_timeout=0.2).ping()
    except RedisError:
        return False


class CacheAway:
    """What a cache answers that cannot be reached."""

    def quickly(self, name, *args):
        started = time.monotonic()
        try:
            return getattr(self.cache, name)(*args)
        finally:
            self.assertLess(time.monotonic() - started, BEARABLE_SECONDS, name)

    def test_answers_as_an_empty_cache(self):
        self.quickly("set", "key", 1)
        self.assertEqual(self.quickly("get", "key", "default"), "default")
        self.assertFalse(self.quickly("add", "key", 1))
        self.assertFalse(self.quickly("delete", "key"))
        self.assertFalse(self.quickly("has_key", "key"))
        self.assertFalse(self.quickly("get_many", ["key"]))
        self.quickly("set_many", {"key": 1})
        self.quickly("delete_many", ["key"])
        self.assertEqual(self.cache.get_or_set("key", 7), 7)

    def test_counts_nothing(self):
        try:
            counted = self.quickly("incr", "key")
        except ValueError:
            counted = None
        self.assertIsNone(counted)


class CacheRefusedTests(CacheAway, SimpleTestCase):
    def setUp(self):
        self.cache = use(self, "redis://127.0.0.1:1")


class CacheHangingTests(CacheAway, SimpleTestCase):
    def setUp(self):
        server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(server.close)
        self.cache = use(self, f"redis://127.0.0.1:{server.getsockname()[1]}")


@skipUnless(is_present(), "No Redis at 127.0.0.1:6379.")
class CachePresentTests(SimpleTestCase):
    def setUp(self):
        prefix = uuid.uuid4().hex
        self.cache = use(self, PRESENT, KEY_PREFIX=prefix)
        self.addCleanup(self.cache.delete_pattern, "*")

    def test_sets_adds_and_counts(self):
        self.cache.set("key", {"a": 1}, 60)
        self.assertEqual(self.cache.get("key"), {"a": 1})
        self.assertTrue(self.cache.add("count", 0, 60))
        self.assertFalse(self.cache.add("count", 5, 60))
        self.assertEqual(self.cache.incr("count"), 1)
        self.cache.set_many({"one": 1, "two": 2}, 60)
        self.assertEqual(self.cache.get_many(["one", "two", "three"]), {"one": 1, "two": 2})
        self.assertTrue(self.cache.delete("key"))
        with self.assertRaises(ValueError):
            self.cache.incr("never counted")


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
