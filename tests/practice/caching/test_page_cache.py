import datetime as dt
import gzip

import time_machine

from django.core.exceptions import MiddlewareNotUsed
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

from clinicians.models import ClinicianPage
from practice.caching import version
from practice.caching.page_cache import PageCache
from practice.models import PracticeImage, PracticeSettings
from practice.operations import server_start
from tests.factories import ArticlePageFactory, LanguageFactory, StandardPageFactory
from tests.practice.caching.page_cache_case import ARTICLE, MONDAY, PROFILE, SHARED, PageCacheTestCase


class CachedPageTests(PageCacheTestCase):
    def test_pages_lists_and_feeds_are_cached(self):
        for address in SHARED:
            with self.subTest(address):
                self.assertTrue(self.is_cached(address))

    def test_parameters_that_no_page_reads_share_the_page(self):
        for address in SHARED:
            bare = self.fresh(address).content
            for query in ("?fbclid=x", "?utm_source=mail&utm_medium=a%20b", "?gclid=", "?" + "a=1&" * 60):
                with self.subTest(address + query[:20]):
                    self.assertEqual(self.client.get(address + query).content, bare)
                    self.assertTrue(self.is_cached(address))
                    self.assertTrue(self.is_cached(address + query))

    def test_parameter_that_a_page_reads_is_no_part_of_the_cached_one_however_it_is_written(self):
        for query in ("?page=7", "?p%61ge=7", "?fbclid=x&page=7"):
            with self.subTest(query):
                self.assertEqual(self.client.get("/articles/" + query).status_code, 404)
        self.assertEqual(self.client.get("/articles/").status_code, 200)
        self.assertFalse(self.is_cached("/people/?language=es"))
        self.assertContains(self.client.get("/people/?language=es&utm_id=1"), '/?language=es" lang="es"')

    def test_cached_page_is_the_page(self):
        for address in SHARED:
            with self.subTest(address):
                self.client.get(address)
                cached, fresh = self.client.get(address), self.fresh(address)
                self.assertEqual(cached.content, fresh.content)
                for name in ("Content-Type", "Content-Language", "Content-Security-Policy", "X-Frame-Options"):
                    self.assertEqual(cached.get(name), fresh.get(name), name)
                for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"):
                    self.assertEqual(cached.get(name), fresh.get(name), name)

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
        before = version.current()
        server_start.begin()
        self.assertNotEqual(version.current(), before)


class ChangedPageTests(PageCacheTestCase):
    """Whatever is saved shows at once."""

    def assert_asked_anew(self, change, addresses=SHARED):
        for address in addresses:
            self.assertTrue(self.is_cached(address), address)
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
        self.assertTrue(self.is_cached(ARTICLE))
        self.assertNotContains(self.client.get(ARTICLE), "A quieter room")
        revision.publish()
        for address in (ARTICLE, "/articles/", "/", "/articles/feed/", "/es/articulos/a-quiet-room/"):
            self.assertContains(self.client.get(address), "A quieter room")

    def test_unpublished_page_is_gone(self):
        self.assertTrue(self.is_cached(ARTICLE))
        self.article.unpublish()
        self.assertEqual(self.client.get(ARTICLE).status_code, 404)
        self.assertNotContains(self.client.get("/articles/"), "A quiet room")

    def test_deleted_page_is_gone(self):
        self.assertTrue(self.is_cached("/fees/"))
        self.fees.delete()
        self.assertEqual(self.client.get("/fees/").status_code, 404)

    def test_scheduled_page_comes_and_goes_with_its_hour(self):
        self.assertTrue(self.is_cached("/articles/"))
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
                self.assertTrue(self.is_cached(ARTICLE))
                self.assertContains(self.client.get("/"), "A quiet room")
                restriction = PageViewRestriction.objects.create(
                    page=self.article.get_parent(), restriction_type=kind, password="open"
                )
                answer = self.client.get(ARTICLE)
                self.assertNotIn(b"A quiet room", answer.content)
                self.assertNotContains(self.client.get("/"), "A quiet room")
                self.assertFalse(self.is_cached(ARTICLE))
                restriction.delete()

    def test_moved_page_changes_its_address(self):
        self.assertTrue(self.is_cached("/fees/"))
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
    """No cached page says what has ceased to be true."""

    def walk(self, addresses, *moments):
        for moment in moments:
            with time_machine.travel(moment, tick=False):
                for address in addresses:
                    with self.subTest(address, moment=f"{moment:%d %H:%M:%S}"):
                        self.assertEqual(self.client.get(address).content, self.fresh(address).content)

    def test_promise_and_opening_follow_the_clock(self):
        hours = [(8, 57, 30), (8, 59, 50), (9, 0, 0), (9, 2, 40), (12, 8, 50), (12, 9, 0), (16, 22, 50)]
        hours += [(16, 23, 59), (16, 24, 0), (16, 59, 40), (17, 0, 10), (23, 57, 0), (23, 59, 50)]
        moments = [MONDAY.replace(hour=hour, minute=minute, second=second) for hour, minute, second in hours]
        self.walk(["/", PROFILE, "/es/"], *moments, MONDAY + dt.timedelta(days=1, seconds=10))

    def test_page_with_a_promise_is_kept_until_the_sentence_changes(self):
        ten = MONDAY.replace(hour=10, minute=9)
        with time_machine.travel(ten, tick=False) as clock:
            for address in ("/", PROFILE):
                self.client.get(address)
            for minutes in (6, 14):
                clock.move_to(ten + dt.timedelta(minutes=minutes))
                with self.assertNumQueries(0):
                    self.assertContains(self.client.get("/"), "today by 11\u00a0am")
                    self.assertContains(self.client.get(PROFILE), "today by 11\u00a0am")
            clock.move_to(ten + dt.timedelta(minutes=15))
            self.assertContains(self.client.get("/"), "today by 11:15\u00a0am")

    def test_practice_without_hours_keeps_its_page(self):
        PracticeSettings.objects.get().opening_hours.all().delete()
        noon = MONDAY.replace(hour=12)
        self.walk(["/"], noon, *(noon + dt.timedelta(minutes=minutes, seconds=1) for minutes in (1, 3, 5, 9)))
        with time_machine.travel(noon, tick=False):
            self.assertContains(self.client.get("/"), "We will call you back.")

    def test_day_ends_at_midnight_of_the_practice(self):
        silvester = dt.datetime(2026, 12, 31, 23, 58, tzinfo=timezone.get_default_timezone())
        self.walk([PROFILE, ARTICLE], silvester, silvester + dt.timedelta(minutes=2))
        believed = PracticeSettings.objects.get().accepting_days
        last = MONDAY.replace(hour=23, minute=58) + dt.timedelta(days=believed)
        self.walk([PROFILE, "/people/"], last, last + dt.timedelta(minutes=2))

    def test_proxy_in_front_is_not_told_to_outlive_the_words(self):
        for second, seconds in ((10, 30), (50, 10)):
            with time_machine.travel(MONDAY.replace(hour=10, minute=8, second=second), tick=False):
                self.assertEqual(self.client.get("/")["Cache-Control"], f"max-age=0, s-maxage={seconds}")
                self.assertEqual(self.client.get(ARTICLE)["Cache-Control"], "max-age=0, s-maxage=30")

    def test_missed_change_shows_after_some_minutes(self):
        with time_machine.travel(MONDAY, tick=False) as clock:
            self.client.get(ARTICLE)
            type(self.article).objects.update(standfirst="Nobody was told of this")
            self.assertNotContains(self.client.get(ARTICLE), "Nobody was told")
            clock.shift(version.KEEP_SECONDS)
            self.assertContains(self.client.get(ARTICLE), "Nobody was told")
