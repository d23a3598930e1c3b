from pathlib import Path

import pytest
from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings
from django.test import SimpleTestCase
from django.utils.translation import override

from practice.templatetags.phone_tags import phone_link
from practice.templatetags.svg_tags import drawing
from practice.templatetags.text_tags import whole_numbers
from practice.wording import spelled
from tests.factories import ArticlePageFactory, open_practice


class SpelledTests(SimpleTestCase):
    def test_small_numbers_are_words(self):
        self.assertEqual([spelled(count) for count in (2, 9, 10)], ["two", "nine", "10"])

    def test_words_are_spanish_on_spanish_pages(self):
        with override("es"):
            self.assertEqual(spelled(2), "dos")


class WholeNumbersTests(SimpleTestCase):
    def test_number_in_text_is_kept_on_one_line(self):
        for number in ("800-799-7233", "1-800-273-8255", "(951) 778-0230", "951.778.0230"):
            with self.subTest(number):
                kept = f'<p>Call <span class="nowrap">{number}</span>.</p>'
                self.assertEqual(whole_numbers(f"<p>Call {number}.</p>"), kept)

    def test_what_is_no_text_is_left_alone(self):
        for html in (
            '<a href="tel:+1-951-778-0230" class="phone">951-778-0230</a>',
            '<input value="951-778-0230">',
            "<textarea>Call 951-778-0230</textarea>",
            "<p>LCSW 90-951-778-02301, read 2026-11-23</p>",
        ):
            with self.subTest(html):
                self.assertEqual(whole_numbers(html), html)


class PhoneLinkTests(SimpleTestCase):
    def link(self, text: str) -> str:
        return phone_link(text and PhoneNumber.from_string(text, region="US"))

    def test_link_dials_the_number(self):
        self.assertEqual(self.link("951 778 0230"), '<a class="phone" href="tel:+1-951-778-0230">951-778-0230</a>')

    def test_extension_may_stand_on_the_next_line(self):
        link = self.link("951 778 0230 x12")
        self.assertIn('href="tel:+1-951-778-0230;ext=12"', link)
        self.assertIn('<span class="nowrap">951-778-0230</span> ext.\u00a012', link)

    def test_no_number_shows_nothing(self):
        self.assertEqual(self.link(""), "")


class DrawingTests(SimpleTestCase):
    def test_stands_in_the_page_without_words_and_without_a_style_of_its_own(self):
        svg = drawing("cup", "section__drawing")
        opening = '<svg class="ink section__drawing" aria-hidden="true" focusable="false" viewBox='
        self.assertTrue(svg.startswith(opening))
        self.assertTrue(svg.endswith("</svg>"))
        self.assertNotIn("<style", svg)

    def test_one_that_does_not_exist_leaves_no_mark(self):
        self.assertEqual(drawing("nowhere", "section__drawing"), "")

    def test_letterhead_of_every_page_is_small(self):
        self.assertLess((Path(settings.BASE_DIR) / "static/img/mark.svg").stat().st_size, 2048)


@pytest.mark.django_db
def test_number_in_an_article_is_kept_on_one_line(client):
    open_practice()
    text = "<p>The hotline answers at 800-799-7233.</p>"
    article = ArticlePageFactory(title="Help", body=[("text", text), ("callout", {"heading": "Now", "text": text})])
    page = client.get(article.url).content.decode()
    assert page.count('<span class="nowrap">800-799-7233</span>') == 2
    assert page.count("800-799-7233") == 2
