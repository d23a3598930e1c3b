import datetime as dt
import gzip
import importlib
import pickle
from unittest import mock

import time_machine

from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import PageViewRestriction

from articles.models import Reference
from clinicians.models import ClinicianPage
from practice import generation, wsgi
from practice.models import PracticeImage, PracticeSettings
from practice.page_cache import PageCache, share
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    ImageFactory,
    LanguageFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    open_practice,
    stand_in,
    translation,
)

KEPT = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "small"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
REDIS = {"BACKEND": "practice.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1"}
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


@override_settings(CACHES=KEPT)
class PageCacheTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(callback_minutes=37)
        cls.grief = TopicFactory(slug="grief", name_en="Grief", name_es="Duelo")
        cls.vera = ClinicianPageFactory(title="Vera Luna", slug="vera-luna", phone="+19515550111")
        cls.vera.practising_since, cls.vera.accepting_as_of = 2019, MONDAY.date()
        cls.vera.save()
        cls.fees = StandardPageFactory(title="Fees", slug="fees")
        translation(cls.fees, title="Tarifas", slug="tarifas")
        picture = {"image": ImageFactory(), "caption": ""}
        cls.article = ArticlePageFactory(
            title="A quiet room", slug="a-quiet-room", authors=[cls.vera], body=[("image", picture)]
        )
        cls.article.topics, cls.article.references = [cls.grief], [Reference(title="A book")]
        cls.article.save()
        stand_in(cls.article)

    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def is_kept(self, address, **headers) -> bool:
        """Tell whether an address that was asked for answers again without the database."""
        self.client.get(address, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(address, headers=headers)
        return not queries and "s-maxage" in answer.headers.get("Cache-Control", "")

    def fresh(self, address):
        """Return what somebody is shown to whom nothing is answered from the cache."""
        return Client(headers={"Cookie": "sessionid=somebody"}).get(address)


class KeptPageTests(PageCacheTestCase):
    def test_pages_lists_and_feeds_are_kept(self):
        for address in SHARED:
            with self.subTest(address):
                self.assertTrue(self.is_kept(address))

    def test_kept_page_is_the_page(self):
        for address in SHARED:
            with self.subTest(address):
                self.client.get(address)
                kept, fresh = self.client.get(address), self.fresh(address)
                self.assertEqual(kept.content, fresh.content)
                for name in ("Content-Type", "Content-Language", "Content-Security-Policy", "X-Frame-Options"):
                    self.assertEqual(kept.get(name), fresh.get(name), name)
                for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"):
                    self.assertEqual(kept.get(name), fresh.get(name), name)

    def test_each_visitor_gets_the_form_that_the_browser_takes(self):
        plain = self.client.get(ARTICLE)
        for _ in range(2):
            packed = self.client.get(ARTICLE, headers={"Accept-Encoding": "br, gzip"})
            self.assertEqual(packed["Content-Encoding"], "gzip")
            self.assertEqual(int(packed["Content-Length"]), len(packed.content))
            self.assertEqual(gzip.decompress(packed.content), plain.content)
        again = self.client.get(ARTICLE)
        self.assertFalse(again.has_header("Content-Encoding"))
        self.assertEqual(again.content, plain.content)
        self.assertEqual(again["Vary"], "Accept-Encoding")

    def test_language_is_that_of_the_address_whatever_the_browser_prefers(self):
        for address, language in (("/fees/", "en"), ("/es/tarifas/", "es")):
            for wish in ("es", "en"):
                answer = self.client.get(address, headers={"Accept-Language": wish})
                self.assertEqual(answer["Content-Language"], language)
                self.assertContains(answer, f'<html lang="{language}">')

    def test_browser_that_has_the_page_is_sent_nothing(self):
        etag = self.client.get(ARTICLE)["ETag"]
        same = self.client.get(ARTICLE, headers={"If-None-Match": etag})
        self.assertEqual((same.status_code, same.content), (304, b""))
        self.article.title = "A quieter room"
        self.article.save()
        self.assertEqual(self.client.get(ARTICLE, headers={"If-None-Match": etag}).status_code, 200)

    def test_head_tells_what_get_would(self):
        self.client.head(ARTICLE)
        self.assertContains(self.client.get(ARTICLE), "A quiet room")
        self.assertEqual(self.client.head(ARTICLE)["ETag"], self.client.get(ARTICLE)["ETag"])

    def test_is_off_while_templates_are_written(self):
        with override_settings(DEBUG=True), self.assertRaises(MiddlewareNotUsed):
            PageCache(None)

    def test_new_start_of_the_server_shows_new_templates(self):
        before = generation.current()
        importlib.reload(wsgi)
        self.assertNotEqual(generation.current(), before)


class ChangedPageTests(PageCacheTestCase):
    """Whatever is saved shows at once."""

    def assert_asked_anew(self, change, addresses=SHARED):
        for address in addresses:
            self.assertTrue(self.is_kept(address), address)
        with self.captureOnCommitCallbacks(execute=True):
            change()
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                self.client.get(address)
            self.assertTrue(queries, address)

    def test_published_draft_shows_and_an_unpublished_one_does_not(self):
        self.client.get(ARTICLE)
        self.article.title = "A quieter room"
        revision = self.article.save_revision()
        self.assertTrue(self.is_kept(ARTICLE))
        self.assertNotContains(self.client.get(ARTICLE), "A quieter room")
        revision.publish()
        for address in (ARTICLE, "/articles/", "/", "/articles/feed/", "/es/articulos/a-quiet-room/"):
            self.assertContains(self.client.get(address), "A quieter room")

    def test_unpublished_page_is_gone(self):
        self.assertTrue(self.is_kept(ARTICLE))
        self.article.unpublish()
        self.assertEqual(self.client.get(ARTICLE).status_code, 404)
        self.assertNotContains(self.client.get("/articles/"), "A quiet room")

    def test_deleted_page_is_gone(self):
        self.assertTrue(self.is_kept("/fees/"))
        self.fees.delete()
        self.assertEqual(self.client.get("/fees/").status_code, 404)

    def test_scheduled_page_comes_and_goes_with_its_hour(self):
        self.assertTrue(self.is_kept("/articles/"))
        draft = ArticlePageFactory(title="Still to come", slug="still-to-come", draft=True)
        draft.go_live_at, draft.expire_at = MONDAY, MONDAY + dt.timedelta(days=1)
        draft.save_revision().publish()
        self.assertNotContains(self.client.get("/articles/"), "Still to come")
        with time_machine.travel(MONDAY + dt.timedelta(minutes=1), tick=False):
            self.client.get("/articles/")
            call_command("publish_scheduled")
            self.assertContains(self.client.get("/articles/"), "Still to come")
        with time_machine.travel(MONDAY + dt.timedelta(days=1, minutes=1), tick=False):
            self.assertContains(self.client.get("/articles/"), "Still to come")
            call_command("publish_scheduled")
            self.assertNotContains(self.client.get("/articles/"), "Still to come")

    def test_page_below_a_new_restriction_is_hidden(self):
        for kind in (PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD):
            with self.subTest(kind):
                self.assertTrue(self.is_kept(ARTICLE))
                self.assertContains(self.client.get("/"), "A quiet room")
                restriction = PageViewRestriction.objects.create(
                    page=self.article.get_parent(), restriction_type=kind, password="open"
                )
                answer = self.client.get(ARTICLE)
                self.assertNotIn(b"A quiet room", answer.content)
                self.assertNotContains(self.client.get("/"), "A quiet room")
                self.assertFalse(self.is_kept(ARTICLE))
                restriction.delete()

    def test_moved_page_changes_its_address(self):
        self.assertTrue(self.is_kept("/fees/"))
        self.fees.move(StandardPageFactory(title="Costs", slug="costs"), pos="last-child")
        self.assertRedirects(self.client.get("/fees/"), "/costs/fees/", 301)
        self.assertEqual(self.client.get("/costs/fees/").status_code, 200)

    def test_facts_of_the_practice_show(self):
        self.assertContains(self.client.get(ARTICLE), "951-555-0100")
        facts = PracticeSettings.objects.get()
        facts.phone = "+19515550199"
        facts.save()
        self.assertContains(self.client.get(ARTICLE), "951-555-0199")

    def test_new_opening_hours_show(self):
        self.assert_asked_anew(lambda: PracticeSettings.objects.get().opening_hours.all()[0].delete())

    def test_number_of_a_clinician_shows(self):
        self.assertContains(self.client.get(ARTICLE), "951-555-0111")
        self.vera.phone = "+19515550122"
        self.vera.save()
        self.assertContains(self.client.get(ARTICLE), "951-555-0122")
        self.assertContains(self.client.get(PROFILE), "951-555-0122")

    def test_terms_of_a_clinician_show(self):
        self.client.get(PROFILE)
        profile = ClinicianPage.objects.get(pk=self.vera.pk)
        profile.languages.set([LanguageFactory(spanish=True)])
        profile.save()
        self.assertContains(self.client.get(PROFILE), "Spanish")

    def test_name_of_a_topic_shows(self):
        self.assertContains(self.client.get(ARTICLE), "Grief")
        self.grief.name_en = "Mourning"
        self.grief.save()
        self.assertContains(self.client.get(ARTICLE), "Mourning")

    def test_new_picture_shows(self):
        self.assert_asked_anew(lambda: PracticeImage.objects.get().save())


class ClockTests(PageCacheTestCase):
    """No kept page says what has ceased to be true."""

    def walk(self, addresses, *moments):
        for moment in moments:
            with time_machine.travel(moment, tick=False):
                for address in addresses:
                    with self.subTest(address, moment=f"{moment:%d %H:%M:%S}"):
                        self.assertEqual(self.client.get(address).content, self.fresh(address).content)

    def test_promise_and_opening_follow_the_clock(self):
        hours = [(8, 57, 30), (8, 59, 50), (9, 0, 0), (9, 2, 40), (12, 2, 50), (12, 3, 10), (16, 22, 50)]
        hours += [(16, 23, 10), (16, 59, 40), (17, 0, 10), (23, 57, 0), (23, 59, 50)]
        moments = [MONDAY.replace(hour=hour, minute=minute, second=second) for hour, minute, second in hours]
        self.walk(["/", PROFILE, "/es/"], *moments, MONDAY + dt.timedelta(days=1, seconds=10))

    def test_practice_without_hours_promises_by_the_clock_too(self):
        PracticeSettings.objects.get().opening_hours.all().delete()
        noon = MONDAY.replace(hour=12)
        self.walk(["/"], noon, *(noon + dt.timedelta(minutes=minutes, seconds=1) for minutes in (1, 3, 5, 9)))

    def test_day_ends_at_midnight_of_the_practice(self):
        silvester = dt.datetime(2026, 12, 31, 23, 58, tzinfo=timezone.get_default_timezone())
        self.walk([PROFILE, ARTICLE], silvester, silvester + dt.timedelta(minutes=2))
        believed = PracticeSettings.objects.get().accepting_days
        last = MONDAY.replace(hour=23, minute=58) + dt.timedelta(days=believed)
        self.walk([PROFILE, "/people/"], last, last + dt.timedelta(minutes=2))

    def test_proxy_in_front_is_not_told_to_outlive_the_words(self):
        for second, seconds in ((10, 30), (50, 10)):
            with time_machine.travel(MONDAY.replace(hour=10, second=second), tick=False):
                self.assertEqual(self.client.get("/")["Cache-Control"], f"max-age=0, s-maxage={seconds}")
                self.assertEqual(self.client.get(ARTICLE)["Cache-Control"], "max-age=0, s-maxage=30")

    def test_missed_change_shows_after_some_minutes(self):
        with time_machine.travel(MONDAY, tick=False) as clock:
            self.client.get(ARTICLE)
            type(self.article).objects.update(standfirst="Nobody was told of this")
            self.assertNotContains(self.client.get(ARTICLE), "Nobody was told")
            clock.shift(generation.KEEP_SECONDS)
            self.assertContains(self.client.get(ARTICLE), "Nobody was told")


class NeverKeptTests(PageCacheTestCase):
    def test_form_search_and_admin_are_made_for_each_visitor(self):
        addresses = ["/call-back/", "/es/pedir-llamada/", "/call-back/withdraw/", "/search/", "/admin/login/"]
        for address in [*addresses, "/articles/?page=1", "/articles/nothing-here/", "/robots.txt", "/healthz"]:
            with self.subTest(address):
                self.assertFalse(self.is_kept(address))
        self.assertEqual(self.everything_kept(), [])

    def everything_kept(self):
        """Return the pages that lie in the cache, unpacked."""
        return [gzip.decompress(pickle.loads(value).packed).decode() for value in caches["pages"]._cache.values()]

    def test_no_token_lies_in_the_cache(self):
        for address in [*SHARED, "/call-back/", "/admin/login/", "/search/"]:
            self.client.get(address)
        self.assertEqual(len(self.everything_kept()), len(SHARED))
        for page in self.everything_kept():
            self.assertNotIn("csrf", page)
            self.assertNotIn('type="hidden" name="token"', page)

    def test_who_is_known_is_shown_a_page_of_their_own(self):
        self.client.force_login(UserFactory(manager=True))
        self.assertFalse(self.is_kept(ARTICLE))
        self.assertEqual(self.everything_kept(), [])

    def test_page_with_a_password_is_kept_for_nobody(self):
        PageViewRestriction.objects.create(page=self.article, restriction_type="password", password="open")
        self.assertFalse(self.is_kept(ARTICLE))
        restriction = PageViewRestriction.objects.get()
        address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, self.article.pk])
        self.client.post(address, {"password": "open", "return_url": ARTICLE})
        self.assertContains(self.client.get(ARTICLE), "A quiet room")
        self.assertFalse(self.is_kept(ARTICLE))
        self.assertNotIn(b"A quiet room", Client().get(ARTICLE).content)
        self.assertEqual(self.everything_kept(), [])

    def test_draft_that_an_editor_looks_at_is_not_kept(self):
        self.article.title = "Not for the public"
        self.article.save_revision()
        editor = Client()
        editor.force_login(UserFactory(manager=True))
        draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[self.article.pk]))
        self.assertContains(draft, "Not for the public")
        self.assertEqual(self.everything_kept(), [])
        self.assertNotContains(self.client.get(ARTICLE), "Not for the public")

    def test_answer_that_sets_a_cookie_or_varies_is_not_kept(self):
        def with_cookie(response):
            response.set_cookie("seen", "yes")

        def for_each(response):
            response.headers["Vary"] = "Accept-Encoding, Cookie"

        def private(response):
            response.headers["Cache-Control"] = "private"

        for change in (with_cookie, for_each, private):
            with self.subTest(change.__name__):
                request = RequestFactory().get(ARTICLE)

                def view(request, change=change):
                    share(request)
                    response = HttpResponse("page")
                    change(response)
                    return response

                PageCache(view)(request)
                self.assertEqual(self.everything_kept(), [])


class HostTests(PageCacheTestCase):
    def test_unknown_host_is_refused_whether_or_not_the_page_is_kept(self):
        self.client.get(ARTICLE)
        self.assertEqual(self.client.get(ARTICLE, headers={"Host": "evil.example"}).status_code, 400)

    def test_forged_hosts_and_ports_change_nothing_for_others(self):
        fresh = self.fresh(ARTICLE).content
        for host in ("testserver:1", "TESTSERVER:2", "testserver:65535", "localhost:81"):
            for name in ("Host", "X-Forwarded-Host"):
                answer = self.client.get(ARTICLE, headers={name: host})
                self.assertEqual(answer.content, fresh, host)
        self.assertEqual(len(caches["pages"]._cache), 2)  # One for each host that may be asked by.


class BadMomentTests(PageCacheTestCase):
    @override_settings(CACHES={"default": REDIS, "pages": REDIS})
    def test_pages_are_made_anew_while_the_cache_is_away(self):
        for _ in range(2):
            self.assertContains(self.client.get(ARTICLE), "A quiet room")
        self.article.unpublish()
        self.assertEqual(self.client.get(ARTICLE).status_code, 404)

    def test_what_another_version_kept_is_not_shown(self):
        self.assertTrue(self.is_kept(ARTICLE))
        with mock.patch.object(caches["pages"], "get", side_effect=AttributeError("no such class")):
            self.assertContains(self.client.get(ARTICLE), "A quiet room")

    def test_page_outlives_its_database_until_its_words_cease_to_be_true(self):
        visitor = Client(raise_request_exception=False)
        with time_machine.travel(MONDAY, tick=False) as clock:
            visitor.get(ARTICLE)
            clock.shift(2 * generation.KEEP_SECONDS)
            with mock.patch("practice.middleware.tree.route", side_effect=OperationalError):
                self.assertContains(visitor.get(ARTICLE), "A quiet room")
                self.assertEqual(visitor.get("/fees/").status_code, 500)
                clock.shift(dt.timedelta(days=1))
                self.assertEqual(visitor.get(ARTICLE).status_code, 500)
