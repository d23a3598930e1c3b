"""Every Spanish page of the demo, read word for word: nothing of the interface is in English (F3)."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import polib
import pytest

from django.conf import settings
from django.test import RequestFactory, TestCase
from django.utils.translation import override

from booking.promise import due_time
from booking.public.tokens import FormToken
from practice.http import error_pages
from practice.models import PracticeSettings
from tests.demo import DemoTestCase

CATALOG = settings.BASE_DIR / "locale" / "es" / "LC_MESSAGES" / "django.po"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "svg"}
SPOKEN = {"alt", "aria-label", "placeholder", "title", "label"}
GAP = re.compile(r"%\(\w+\)[sd]|%[sd%]|<[^>]+>|\{\w*\}")
ASKED = [
    "/es/",
    "/es/pedir-llamada/?page=2",
    "/es/buscar/?q=depresion",
    "/es/buscar/?q=zzzqx",
    "/es/personas/?language=es&accepting=on",
]
ASKED += ["/es/personas/?language=ja&age=5", "/es/pedir-llamada/retirar/", "/es/articulos/?page=2"]


class Page(HTMLParser):
    """The words a reader of Spanish meets, said or shown, without what is marked as English; and the links."""

    def __init__(self, html: str):
        super().__init__()
        self.open, self.words, self.links = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        foreign = attrs.get("lang", self.lang).startswith("en") if "lang" in attrs else self.foreign
        if tag not in VOID:
            self.open.append((tag, attrs.get("lang") or self.lang, foreign))
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if foreign:
            return
        self.words += [attrs[name] for name in SPOKEN if attrs.get(name)]
        if tag == "meta" and attrs.get("name") == "description":
            self.words.append(attrs["content"])
        if tag == "input" and attrs.get("type") in ("submit", "button"):
            self.words.append(attrs["value"])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not self.foreign and not any(tag in SILENT for tag, _, _ in self.open):
            self.words.append(data)

    @property
    def lang(self) -> str:
        return self.open[-1][1] if self.open else ""

    @property
    def foreign(self) -> bool:
        return bool(self.open) and self.open[-1][2]

    @property
    def text(self) -> str:
        return plain(" ".join(self.words))


def plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split()).casefold()


def english_phrases() -> tuple[set[str], set[str]]:
    """Return phrases that betray an untranslated string anywhere, and words that do so when they stand alone."""
    phrases, single = set(), set()
    catalog = [entry for entry in polib.pofile(str(CATALOG)) if entry.msgid]
    spanish = plain(" | ".join(" | ".join([entry.msgstr, *entry.msgstr_plural.values()]) for entry in catalog))
    for entry in catalog:
        for english in filter(None, (entry.msgid, entry.msgid_plural)):
            for piece in (plain(piece).strip(" .,:;") for piece in GAP.split(english)):
                if piece.count(" ") >= 1 and piece not in spanish:
                    phrases.add(piece)
            word = plain(english)
            if " " not in word and len(word) > 2 and not re.search(rf"\b{re.escape(word)}\b", spanish):
                single.add(word)
    return phrases, single


class SpanishPagesTests(DemoTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.phrases, cls.single = english_phrases()

    def english_in(self, html: str) -> list[str]:
        page = Page(html)
        found = [phrase for phrase in self.phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", page.text)]
        return sorted(found + [word for word in page.words if plain(word) in self.single])

    def assertSpanish(self, html: str, where: str):
        with self.subTest(where):
            self.assertEqual(self.english_in(html), [])

    def crawl(self):
        waiting, seen = list(ASKED), set()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            response = self.client.get(address)
            if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
                continue
            html = response.content.decode()
            yield address, html
            for link in Page(html).links:
                target = urlsplit(urljoin(address, link))
                if not target.netloc and target.path.startswith("/es/"):
                    waiting.append(target.path)

    @pytest.mark.crawl
    def test_every_address_that_a_link_leads_to(self):
        addresses = []
        for address, html in self.crawl():
            addresses.append(address)
            self.assertIn('<html lang="es">', html)
            self.assertSpanish(html, address)
        self.assertGreater(len(addresses), 30)

    def test_the_form_with_its_errors_and_the_answer(self):
        practice = PracticeSettings.objects.get(site__is_default_site=True)
        token = str(FormToken.issue(due_time(practice), is_filled_in=True))
        for answers in ({}, {"name": "Ana", "phone": "95"}, {"name": "Ana", "phone": "12345678901234"}):
            response = self.client.post("/es/pedir-llamada/", answers | {"token": token, "language": "es"})
            self.assertContains(response, "error-summary", status_code=response.status_code)
            self.assertSpanish(response.content.decode(), f"errors of {answers}")
        answers = {"name": "Ana", "phone": "951 555 0142", "token": token, "language": "es"}
        response = self.client.post("/es/pedir-llamada/", answers, follow=True)
        self.assertContains(response, "Le llamaremos")
        self.assertSpanish(response.content.decode(), "confirmation")

    def test_pages_for_bad_moments(self):
        error_pages.write_error_pages(PracticeSettings.objects.get(site__is_default_site=True))
        for status in error_pages.STATUSES:
            self.assertSpanish(error_pages.path_of(status, "es").read_text(), str(status))
        with override("es"):
            request = RequestFactory().get("/es/no-es-para-usted/")
            self.assertSpanish(error_pages.csrf_failure(request).content.decode(), "403")
        missing = self.client.get("/es/no-existe/")
        self.assertEqual(missing.status_code, 404)
        self.assertSpanish(missing.content.decode(), "404")

    def test_an_english_string_would_be_found(self):
        html = '<html lang="es"><p>Díganos cuándo.</p><a aria-label="Skip to main content">a</a><button>Search</button>'
        self.assertEqual(self.english_in(html), ["Search", "skip to main content"])
        self.assertEqual(self.english_in('<html lang="es"><p lang="en">Skip to main content</p>'), [])


class CatalogTests(TestCase):
    def test_every_string_has_its_spanish(self):
        self.assertEqual([entry.msgid for entry in polib.pofile(str(CATALOG)) if not entry.translated()], [])
