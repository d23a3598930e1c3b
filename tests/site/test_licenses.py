"""Every page of the demo that names a clinician beside a phone number holds the whole license (B2, B3, D-09)."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from django.test import RequestFactory
from django.utils.translation import override

from booking.promise import due_time
from booking.public.tokens import FormToken
from clinicians.choices import ASSOCIATES, Credential
from clinicians.models import ClinicianPage
from practice.http import error_pages
from practice.models import PracticeSettings
from tests.demo import DemoTestCase
from tests.factories import ArticlePageFactory

PHONE = re.compile(r"\d{3}[-. ]\d{3}[-. ]\d{4}")
# Where no link leads: searches, filters, forms.
ASKED = {
    "en": ["/", "/sitemap.xml", "/search/?q=vanessa", "/search/?q=samuel", "/search/?q=grief", "/people/?language=ja"]
    + ["/people/?language=ja&age=5", "/people/?concern=children", "/call-back/", "/call-back/withdraw/", "/nothing/"],
    "es": ["/es/", "/es/buscar/?q=vanessa", "/es/buscar/?q=samuel", "/es/buscar/?q=duelo", "/es/personas/?language=ja"]
    + ["/es/personas/?language=ja&age=5", "/es/pedir-llamada/", "/es/pedir-llamada/retirar/", "/es/nada/"],
}


class Words(HTMLParser):
    """What can be read on a page, in one line, and where its links lead."""

    def __init__(self, html: str):
        super().__init__()
        self.silent, self.words, self.links = 0, [], re.findall(r"<loc>([^<]+)</loc>", html)
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u00a0", " ").split())


class LicensesTests(DemoTestCase):
    def setUp(self):
        self.people = list(ClinicianPage.objects.filter(locale__language_code="en").select_related("supervisor"))
        self.people = [person for person in self.people if person.credential != Credential.NONE]
        self.seen = 0

    def missing_from(self, text: str, language: str) -> list[str]:
        """Return what the page lacks of those it names; written down here by itself, not asked of the component."""
        if not PHONE.search(text):
            return []
        missing = []
        for person in (person for person in self.people if person.title in text):
            self.seen += 1
            wanted = [person, person.supervisor] if person.credential in ASSOCIATES else [person]
            if person.credential in ASSOCIATES:
                under = {"en": "Supervised by", "es": "Bajo la supervisión de"}[language]
                wanted_words = [f"{under} {person.supervisor.title}"]
            else:
                wanted_words = []
            for each in wanted:
                wanted_words += [each.license_number, *self.titles_of(each, language)]
            missing += [f"{person.title}: {words}" for words in wanted_words if words not in text]
        return missing

    def titles_of(self, person: ClinicianPage, language: str) -> list[str]:
        """Return the title with the number behind it; in Spanish also as filed."""
        number = f"{person.credential} {person.license_number}"
        filed = Credential(person.credential).label
        with override("en"):
            filed = str(filed)
        if language == "en":
            return [f"{filed}, {number}"]
        with override("es"):
            return [f"{Credential(person.credential).label} ({filed}), {number}"]

    def assertWhole(self, html: str, language: str, where: str):
        with self.subTest(where):
            self.assertEqual(self.missing_from(Words(html).text, language), [])

    def crawl(self, language):
        waiting, seen = list(ASKED[language]), set()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            response = self.client.get(address)
            if response.status_code in (301, 302) or response.get("Content-Type", "")[:9] not in (
                "text/html",
                "applicati",
            ):
                continue
            html = response.content.decode()
            if response["Content-Type"].startswith("text/html"):
                yield address, html
            for link in Words(unescape(html) if "<loc>" in html else html).links:
                target = urlsplit(urljoin(address, link))
                is_ours = target.netloc in ("", "testserver", "localhost") and target.scheme in ("", "http", "https")
                is_spanish = target.path.startswith("/es/")
                if is_ours and is_spanish == (language == "es") and not target.path.startswith("/admin"):
                    waiting.append(target.path + (f"?{target.query}" if "page=" in target.query else ""))

    @pytest.mark.crawl
    def test_every_page_a_link_or_the_site_map_leads_to(self):
        for language in ("en", "es"):
            pages = dict(self.crawl(language))
            for address, html in pages.items():
                self.assertWhole(html, language, address)
            self.assertGreater(len(pages), 30)
        self.assertGreater(self.seen, 150)

    def test_the_form_with_its_errors_and_the_answer(self):
        practice = PracticeSettings.objects.get(site__is_default_site=True)
        for language, address in (("en", "/call-back/"), ("es", "/es/pedir-llamada/")):
            for person in self.people:
                token = str(FormToken.issue(due_time(practice), is_filled_in=True))
                answers = {"name": "Ana", "token": token, "language": language, "clinician": person.localized.pk}
                refused = self.client.post(address, answers)
                self.assertWhole(refused.content.decode(), language, f"errors, {person}")
                thanks = self.client.post(address, answers | {"phone": "951 555 0142"}, follow=True).content.decode()
                self.assertIn(person.title, thanks)
                self.assertWhole(thanks, language, f"confirmation, {person}")

    def test_pages_for_bad_moments(self):
        error_pages.write_error_pages(PracticeSettings.objects.get(site__is_default_site=True))
        for status in error_pages.STATUSES:
            for language in error_pages.LANGUAGES:
                html = error_pages.path_of(status, language).read_text()
                for each in error_pages.LANGUAGES:
                    self.assertWhole(html, each, f"{status} {language}")
        for language in ("en", "es"):
            with override(language):
                html = error_pages.csrf_failure(RequestFactory().get("/")).content.decode()
                self.assertWhole(html, language, "403")

    def test_a_name_in_a_sentence_that_an_editor_typed(self):
        body = [
            ("text", "<p>Ask for Samuel Adeyemi-Whitlock, or for María Guadalupe Hernández-Villaseñor de la Torre.</p>")
        ]
        article = ArticlePageFactory(authors=[self.people[0]], body=body)
        self.assertWhole(self.client.get(article.url).content.decode(), "en", "a name in a text")

    def test_a_page_that_lacks_something_would_be_found(self):
        page = "<p>Samuel Adeyemi-Whitlock, LMFT 00001 (demo) 951-778-0230</p>"
        self.assertEqual(len(self.missing_from(Words(page).text, "en")), 1)
        self.assertEqual(self.missing_from("Samuel Adeyemi-Whitlock", "en"), [])
