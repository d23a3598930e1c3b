"""The crisis text: short in the strip, once in full on every page, and the line of the county where one is named."""

import re

import pytest

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from practice.http import error_pages
from practice.models import PracticeSettings
from tests.booking.public_case import PublicTestCase, url
from tests.demo import DemoTestCase
from tests.factories import open_practice

LINE = {"crisis_name_en": "the county line", "crisis_name_es": "la línea del condado", "crisis_phone": "+19515550188"}
LINK = '<a href="tel:+1-951-555-0188">951-555-0188</a>'
# What the whole text must say: how to reach 988, for whom it is, what it costs, and what to do in danger (D-15, A10).
PARTS = {
    "en": {
        "call": '<a href="tel:988">Call 988</a>',
        "text": '<a href="sms:988">text 988</a>',
        "chat": 'chat at <a href="https://988lifeline.org/"',
        "suicide": "thoughts of suicide",
        "any crisis": "any time you feel you can’t cope",
        "alcohol or drugs": "alcohol or drug use",
        "somebody else": "worried about someone else",
        "price and privacy": "free and confidential",
        "danger": '<a href="tel:911">call 911</a>',
    },
    "es": {
        "call": '<a href="tel:988">Llame al 988</a> y oprima 2',
        "text": '<a href="sms:988?&amp;body=AYUDA">envíe AYUDA al 988</a>',
        "chat": 'chatee en <a href="https://988lifeline.org/es/"',
        "suicide": "piensa en el suicidio",
        "any crisis": "siente que ya no puede más",
        "alcohol or drugs": "el alcohol o las drogas",
        "somebody else": "le preocupa otra persona",
        "price and privacy": "gratis y confidencial",
        "danger": '<a href="tel:911">llame al 911</a>',
    },
}
STRIP = {"en": ['"tel:988"', '"sms:988"', '"tel:911"'], "es": ['"tel:988"', "oprima 2", "AYUDA", '"tel:911"']}


def faults(page: str, language: str) -> list[str]:
    """Return the parts that the page lacks, the strip apart, and whether the whole text stands there twice."""
    strip = re.search(r'<aside class="crisis-strip".*?</aside>', page, re.DOTALL)
    missing = [f"strip: {part}" for part in STRIP[language] if not strip or part not in strip[0]]
    rest = page.replace(strip[0], "") if strip else page
    missing += [name for name, part in PARTS[language].items() if part not in rest]
    return missing + ["not once"] * (rest.count(PARTS[language]["any crisis"]) != 1)


def language_of(address: str) -> str:
    return "es" if address.startswith("/es/") else "en"


class DemoTests(DemoTestCase):
    @pytest.mark.crawl
    def test_every_public_page_has_the_strip_and_once_the_whole_text(self):
        sitemap = self.client.get("/sitemap.xml").content.decode()
        addresses = [each.partition("testserver")[2] for each in re.findall("<loc>(.*?)</loc>", sitemap)]
        self.assertGreater(len(addresses), 60)
        others = [
            url("request-create"),
            url("request-withdraw"),
            "/search/?q=sleep",
            "/es/buscar/?q=luz",
            "/no",
            "/es/no",
        ]
        for address in [*addresses, *others, url("request-create", language="es")]:
            with self.subTest(address):
                page = self.client.get(address, follow=True).content.decode()
                self.assertEqual(faults(page, language_of(address)), [])


class RequestTests(PublicTestCase):
    def test_confirmation_and_withdrawal_have_it(self):
        for language in ("en", "es"):
            with self.subTest(language):
                received = self.client.get(self.send(language).url)
                self.assertEqual(faults(received.content.decode(), language), [])


class ErrorPageTests(SimpleTestCase):
    def test_page_that_needs_no_application_says_it_whole_in_both_languages(self):
        error_pages.write_error_pages(PracticeSettings(name="Valley"))
        for status in error_pages.STATUSES:
            page = error_pages.path_of(status, "en").read_text()
            for language, parts in PARTS.items():
                with self.subTest(f"{status} {language}"):
                    self.assertEqual([name for name, part in parts.items() if page.count(part) != 1], [])


@pytest.mark.django_db
class TestLineOfTheCounty:
    def test_988_stands_alone_until_a_line_is_named(self, client):
        open_practice()
        page = client.get("/").content.decode()
        assert 'href="tel:988"' in page
        assert "You can also call" not in page

    @pytest.mark.parametrize(("address", "words"), [("/", "the county line"), ("/es/", "la línea del condado")])
    def test_it_stands_beside_988(self, client, address, words):
        open_practice(**LINE)
        page = client.get(address).content.decode()
        assert 'href="tel:988"' in page
        assert f"{words}: {LINK}" in page

    def test_error_pages_name_it_in_both_languages(self):
        error_pages.write_error_pages(open_practice(**LINE))
        page = error_pages.path_of(500, "en").read_text()
        assert f"call the county line: {LINK}" in page
        assert f"llamar a la línea del condado: {LINK}" in page

    @pytest.mark.parametrize("missing", ["crisis_name_en", "crisis_phone"])
    def test_it_needs_its_name_and_its_number(self, missing):
        practice = open_practice(**LINE | {missing: ""})
        with pytest.raises(ValidationError) as refused:
            practice.full_clean()
        assert missing in refused.value.message_dict
