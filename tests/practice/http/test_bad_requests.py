import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from unittest import mock
from urllib.parse import urlsplit

import pytest

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.http import HttpRequest
from django.test import RequestFactory, TestCase, override_settings
from django.utils.module_loading import import_string

from practice.http import error_pages
from practice.http.bad_requests import LONGEST_BODY, Handler, is_too_long
from tests.factories import open_practice
from tests.practice.caching.page_cache_case import CACHED
from tests.server import HEADERS, served

POSTS, LONG = 10, b"note=" + b"x" * 700_000
# Seconds. A refusal takes milliseconds; a busy machine some more.
REFUSED_WITHIN, VISITOR_WAITS = 0.5, 1


class UnreadableRequestTests(TestCase):
    """What cannot be read is a 400 that says whom to call, never a fault of the server."""

    @classmethod
    def setUpTestData(cls):
        error_pages.write_error_pages(open_practice())

    def ask(self, method, content_type, path="/call-back/?page=%C3%A9") -> tuple[str, str]:
        body = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nAna\r\n--b--\r\n'
        environ = RequestFactory().generic(method, path, body).environ | {"CONTENT_TYPE": content_type}
        statuses = []
        # They would close the connection of the test.
        with mock.patch.object(request_started, "send"), mock.patch.object(request_finished, "send"):
            answer = Handler()(environ, lambda status, headers: statuses.append(status[:3]))
        return statuses[0], b"".join(answer).decode()

    def test_odd_charsets_are_refused(self):
        for charset in ("hex", "base64", "rot13", "idna", "punycode", "utf-7", "utf-16", "undefined", "nonsense"):
            for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b"):
                for method in ("GET", "POST"):
                    with self.subTest(f"{method} {kind} {charset}"):
                        status, page = self.ask(method, f"{kind}; charset={charset}")
                        self.assertEqual(status, "400")
                        self.assertIn("951-555-0100", page)

    def test_utf_8_passes(self):
        for charset in ("; charset=utf-8", "; charset=UTF-8", ""):
            self.assertEqual(self.ask("GET", f"text/plain{charset}", "/call-back/?page=%C3%A9")[0], "200")

    def test_address_of_over_4_kb_says_so_in_its_language(self):
        for path, words in {"/?q=": "This could not be read.", "/es/buscar/?q=": "Esto no se pudo leer."}.items():
            status, page = self.ask("GET", "", path + "x" * 4100)
            self.assertEqual(status, "400")
            self.assertLess(page.index(words), 3000)
        self.assertEqual(self.ask("GET", "", "/search/?q=" + "x" * 4000)[0], "200")

    def test_refused_address_is_not_answered_from_the_page_cache(self):
        with override_settings(CACHES=CACHED):
            self.assertEqual(self.ask("GET", "", "/")[0], "200")
            self.assertEqual(self.ask("GET", "", "/?utm_id=" + "x" * 4100)[0], "400")

    def test_head_has_no_body(self):
        for path, status in {"/": "200", "/nothing/": "404"}.items():
            self.assertEqual(self.ask("HEAD", "", path), (status, ""))

    def test_server_runs_the_handler(self):
        self.assertEqual(settings.WSGI_APPLICATION, "practice.wsgi.application")
        self.assertIsInstance(import_string(settings.WSGI_APPLICATION), Handler)

    def test_what_is_too_long_says_so_in_the_language_of_the_address_and_is_not_read(self):
        with mock.patch.object(HttpRequest, "_load_post_and_files") as read:
            for _ in range(10):
                response = self.client.post("/es/pedir-llamada/", {"note": "x" * 700_000})
                self.assertContains(response, "Esto no se pudo leer.", status_code=413)
        self.assertContains(response, "951-555-0100", status_code=413)
        read.assert_not_called()

    def test_a_body_that_does_not_say_how_long_it_is_is_too_long(self):
        for headers in ({"transfer-encoding": "chunked"}, {"transfer-encoding": "gzip, Chunked"}):
            self.assertEqual(self.client.post("/call-back/", headers=headers).status_code, 413)

    def test_longest_body_outside_of_the_admin(self):
        post = partial(RequestFactory().post, content_type="text/plain")
        for path, length, refused in (
            ("/call-back/", LONGEST_BODY, False),
            ("/call-back/", LONGEST_BODY + 1, True),
            ("/_util/login/", LONGEST_BODY + 1, True),
            ("/admin/images/add/", LONGEST_BODY + 1, False),
        ):
            self.assertIs(is_too_long(post(path, "x" * length)), refused, path)


def timed(site, method: str, path: str, body: bytes | None = None) -> tuple[int, str, float]:
    """Ask by a connection of its own; return status and words of the answer, and the seconds it took."""
    began = time.monotonic()
    link = http.client.HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    link.request(method, path, body, HEADERS | {"Content-Type": "application/x-www-form-urlencoded"})
    answer = link.getresponse()
    words = answer.read().decode()
    link.close()
    return answer.status, words, time.monotonic() - began


@pytest.mark.storm
def test_long_bodies_are_refused_at_once_and_a_visitor_beside_them_does_not_wait(tmp_path, demo):
    with served(tmp_path, demo, loaded=False) as site, ThreadPoolExecutor(POSTS) as senders:
        timed(site, "GET", "/call-back/")
        posts = [senders.submit(timed, site, "POST", "/call-back/", LONG) for _ in range(POSTS)]
        visits = [timed(site, "GET", "/call-back/")]
        while not all(post.done() for post in posts):  # Each ends by its time-out.
            visits.append(timed(site, "GET", "/call-back/"))
        refusals = [post.result() for post in posts]
    assert {(status, "This could not be read." in words) for status, words, _seconds in refusals} == {(413, True)}
    assert max(seconds for _status, _words, seconds in refusals) < REFUSED_WITHIN
    assert {status for status, _words, _seconds in visits} == {200}
    assert max(seconds for _status, _words, seconds in visits) < VISITOR_WAITS
