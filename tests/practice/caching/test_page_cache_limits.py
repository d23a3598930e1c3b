import datetime as dt
import gzip
import pickle
from unittest import mock

import time_machine

from django.core.cache import caches
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from wagtail.models import PageViewRestriction

from practice.caching import version
from practice.caching.page_cache import PageCache, share
from tests.factories import UserFactory
from tests.practice.caching.page_cache_case import ARTICLE, MONDAY, REDIS, SHARED, PageCacheTestCase


class NeverCachedTests(PageCacheTestCase):
    def test_form_search_and_admin_are_made_for_each_visitor(self):
        addresses = ["/call-back/", "/es/pedir-llamada/", "/call-back/withdraw/", "/search/", "/admin/login/"]
        for address in [*addresses, "/articles/?page=1", "/articles/nothing-here/", "/robots.txt", "/healthz"]:
            with self.subTest(address):
                self.assertFalse(self.is_cached(address))
        self.assertEqual(self.everything_cached(), [])

    def everything_cached(self):
        """Return the pages that lie in the cache, unpacked."""
        return [gzip.decompress(pickle.loads(value).packed).decode() for value in caches["pages"]._cache.values()]

    def test_no_token_lies_in_the_cache(self):
        for address in [*SHARED, "/call-back/", "/admin/login/", "/search/"]:
            self.client.get(address)
        self.assertEqual(len(self.everything_cached()), len(SHARED))
        for page in self.everything_cached():
            self.assertNotIn("csrf", page)
            self.assertNotIn('type="hidden" name="token"', page)

    def test_who_is_known_is_shown_a_page_of_their_own(self):
        self.client.force_login(UserFactory(manager=True))
        self.assertFalse(self.is_cached(ARTICLE))
        self.assertEqual(self.everything_cached(), [])

    def test_page_with_a_password_is_cached_for_nobody(self):
        PageViewRestriction.objects.create(page=self.article, restriction_type="password", password="open")
        self.assertFalse(self.is_cached(ARTICLE))
        restriction = PageViewRestriction.objects.get()
        address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, self.article.pk])
        self.client.post(address, {"password": "open", "return_url": ARTICLE})
        self.assertContains(self.client.get(ARTICLE), "A quiet room")
        self.assertFalse(self.is_cached(ARTICLE))
        self.assertNotIn(b"A quiet room", Client().get(ARTICLE).content)
        self.assertEqual(self.everything_cached(), [])

    def test_draft_that_an_editor_looks_at_is_not_cached(self):
        self.article.title = "Not for the public"
        self.article.save_revision()
        editor = Client()
        editor.force_login(UserFactory(manager=True))
        draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[self.article.pk]))
        self.assertContains(draft, "Not for the public")
        self.assertEqual(self.everything_cached(), [])
        self.assertNotContains(self.client.get(ARTICLE), "Not for the public")

    def test_answer_that_sets_a_cookie_or_varies_is_not_cached(self):
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
                self.assertEqual(self.everything_cached(), [])


class HostTests(PageCacheTestCase):
    def test_unknown_host_is_refused_whether_or_not_the_page_is_cached(self):
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

    def test_what_another_version_cached_is_not_shown(self):
        self.assertTrue(self.is_cached(ARTICLE))
        with mock.patch.object(caches["pages"], "get", side_effect=AttributeError("no such class")):
            self.assertContains(self.client.get(ARTICLE), "A quiet room")

    def test_page_outlives_its_database_until_its_words_cease_to_be_true(self):
        visitor = Client(raise_request_exception=False)
        with time_machine.travel(MONDAY, tick=False) as clock:
            visitor.get(ARTICLE)
            clock.shift(2 * version.KEEP_SECONDS)
            with mock.patch("practice.routing.lookup.route", side_effect=OperationalError):
                self.assertContains(visitor.get(ARTICLE), "A quiet room")
                self.assertEqual(visitor.get("/fees/").status_code, 500)
                clock.shift(dt.timedelta(days=1))
                self.assertEqual(visitor.get(ARTICLE).status_code, 500)
