"""A practice whose pages are cached, for the tests of what is cached and what never is."""

import datetime as dt

from django.core.cache import caches
from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Reference
from practice.caching.page_cache import INDENT
from practice.settings.base import REDIS_OPTIONS
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    ImageFactory,
    StandardPageFactory,
    TopicFactory,
    make_alias,
    open_practice,
    translation,
)

CACHED = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "small"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
REDIS = {
    "BACKEND": "django_redis.cache.RedisCache",
    "LOCATION": "redis://127.0.0.1:1",
    "OPTIONS": REDIS_OPTIONS,
}
ARTICLE, PROFILE = "/articles/a-quiet-room/", "/people/vera-luna/"
SHARED = [
    "/",
    "/es/",
    "/articles/",
    "/articles/feed/",
    "/articles/topics/grief/",
    ARTICLE,
    "/es/articulos/a-quiet-room/",
    "/people/",
    PROFILE,
    "/fees/",
    "/es/tarifas/",
    "/sitemap.xml",
]
# A Monday on which the practice is open from 9 to 17, in practice time.
MONDAY = dt.datetime(2027, 3, 1, tzinfo=timezone.get_default_timezone())


@override_settings(CACHES=CACHED)
class PageCacheTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(callback_minutes=37)
        cls.grief = TopicFactory(slug="grief", name_en="Grief", name_es="Duelo")
        cls.vera = ClinicianPageFactory(title="Vera Luna", slug="vera-luna", phone="+19515550111")
        cls.vera.practicing_since, cls.vera.accepting_as_of = 2019, MONDAY.date()
        cls.vera.save()
        cls.fees = StandardPageFactory(title="Fees", slug="fees")
        translation(cls.fees, title="Tarifas", slug="tarifas")
        picture = {"image": ImageFactory(), "caption": ""}
        cls.article = ArticlePageFactory(
            title="A quiet room", slug="a-quiet-room", authors=[cls.vera], body=[("image", picture)]
        )
        cls.article.topics, cls.article.references = [cls.grief], [Reference(title="A book")]
        cls.article.save()
        make_alias(cls.article)

    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def is_cached(self, address, **headers) -> bool:
        """Tell whether an address that was asked for answers again without the database."""
        self.client.get(address, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(address, headers=headers)
        return not queries and "s-maxage" in answer.headers.get("Cache-Control", "")

    def fresh(self, address):
        """Return what somebody is shown to whom nothing is answered from the cache."""
        answer = Client(headers={"Cookie": "sessionid=somebody"}).get(address)
        answer.content = INDENT.sub(b"\n", answer.content)  # As it is cached.
        return answer
