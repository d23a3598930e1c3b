from time import process_time

import pytest
from phonenumber_field.phonenumber import PhoneNumber

from django.test import SimpleTestCase

from practice.templatetags.phone_tags import phone_link, phone_links
from tests.factories import ArticlePageFactory, open_practice


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


class NumbersInTextTests(SimpleTestCase):
    def test_number_that_dials_becomes_a_link_on_one_line(self):
        for number, address in {
            "800-799-7233": "tel:+1-800-799-7233",
            "1-800-422-4453": "tel:+1-800-422-4453",
            "(951) 778-0230": "tel:+1-951-778-0230",
            "951.778.0230": "tel:+1-951-778-0230",
            "988": "tel:988",
            "911": "tel:911",
        }.items():
            with self.subTest(number):
                link = f'<p>Call <a class="nowrap" href="{address}">{number}</a>.</p>'
                self.assertEqual(phone_links(f"<p>Call {number}.</p>"), link)

    def test_number_of_a_road_or_a_door_is_no_phone_number(self):
        for words in ("Highway 911", "Hwy. 911", "Suite 988", "la carretera 911", "Route #911"):
            with self.subTest(words):
                self.assertEqual(phone_links(f"<p>{words}</p>"), f"<p>{words}</p>")
        for words in ("dial 911", "llame al 911", "911", "In danger: 911"):
            with self.subTest(words):
                self.assertIn('href="tel:911"', phone_links(f"<p>{words}</p>"))

    def test_words_before_988_tell_whether_to_text_or_to_call(self):
        for words, address in {
            "You can text 988": "sms:988",
            "Call or text 988": "tel:988",
            "Envíe AYUDA al 988": "sms:988?&amp;body=AYUDA",
            "Escriba “AYUDA” al 988": "sms:988?&amp;body=AYUDA",
            "Llame al 988": "tel:988",
        }.items():
            with self.subTest(words):
                self.assertIn(f'href="{address}"', phone_links(f"<p>{words}</p>"))

    def test_what_is_no_running_text_is_left_alone(self):
        for html in (
            '<a href="https://988lifeline.org/"><b>988 Lifeline</b>: call 988</a>',
            '<a href="tel:+1-951-778-0230" class="phone"><b>Call</b> 951-778-0230</a>',
            '<input value="951-778-0230">',
            '<p title="951-778-0230">No number</p>',
            "<textarea>Call 951-778-0230 or 988</textarea>",
            "<h2>What happens at 988</h2>",
            "<p>LCSW 90-951-778-02301, read 2026-11-23</p>",
            "<p>$988, 988.50, 12/988, 9881</p>",
            "<p>Tijuana +52 664 123 4567, Puebla +52 951-778-0230</p>",
        ):
            with self.subTest(html):
                self.assertEqual(phone_links(html), html)

    def test_number_given_as_an_example_is_nobodys_to_call(self):
        for words in ("Example:", "Ejemplo:"):
            with self.subTest(words):
                self.assertEqual(
                    phone_links(f"<p>5 digits are missing. {words} 951-555-0142</p>"),
                    f'<p>5 digits are missing. {words} <span class="nowrap">951-555-0142</span></p>',
                )

    def test_number_in_another_link_is_kept_on_one_line(self):
        self.assertEqual(
            phone_links('<a href="/">Hotline: 800-799-7233</a>'),
            '<a href="/">Hotline: <span class="nowrap">800-799-7233</span></a>',
        )

    def test_text_after_a_link_is_linked_again(self):
        self.assertEqual(
            phone_links('<a href="/">x</a> 911'), '<a href="/">x</a> <a class="nowrap" href="tel:911">911</a>'
        )

    def test_time_grows_with_the_length_of_the_text_only(self):
        for text in ("<" * 200_000, "(951) " * 40_000, "1-" * 100_000, "951-778-0230 " * 20_000):
            with self.subTest(text[:12]):
                start = process_time()
                phone_links(text)
                self.assertLess(process_time() - start, 2)


@pytest.mark.django_db
def test_number_in_an_article_is_a_link(client):
    open_practice()
    text = "<p>The hotline answers at 800-799-7233.</p>"
    article = ArticlePageFactory(title="Help", body=[("text", text), ("callout", {"heading": "Now", "text": text})])
    page = client.get(article.url).content.decode()
    assert page.count('<a class="nowrap" href="tel:+1-800-799-7233">800-799-7233</a>') == 2
