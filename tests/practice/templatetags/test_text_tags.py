import datetime as dt

import pytest

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils.translation import override

from practice.templatetags.text_tags import long_date, whole_numbers
from tests.factories import ArticlePageFactory, open_practice


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


@pytest.mark.django_db
def test_number_in_an_article_is_kept_on_one_line(client):
    open_practice()
    text = "<p>The hotline answers at 800-799-7233.</p>"
    article = ArticlePageFactory(title="Help", body=[("text", text), ("callout", {"heading": "Now", "text": text})])
    page = client.get(article.url).content.decode()
    assert page.count('<span class="nowrap">800-799-7233</span>') == 2
    assert page.count("800-799-7233") == 2


class DateTests(SimpleTestCase):
    def test_date_is_written_as_the_language_has_it(self):
        day = dt.date(2026, 11, 23)
        self.assertEqual(long_date(day), "November 23, 2026")
        with override("es"):
            self.assertEqual(long_date(day), "23 de noviembre de 2026")


class SalutationTests(SimpleTestCase):
    def greeting(self, tag: str) -> str:
        return Template("{% load text_tags %}" + tag).render(Context())

    def test_letter_is_greeted_in_its_own_language(self):
        with override("es"):
            self.assertEqual(self.greeting('{% salutation "en" %}'), "Dear reader,")
            self.assertEqual(self.greeting("{% salutation %}"), "A quien lea esta carta:")
