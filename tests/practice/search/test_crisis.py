"""Which searches show the crisis text: phrases of both languages, however spelled, and not the harmless ones."""

from pathlib import Path

import pytest

from practice.search.crisis import speaks_of_crisis
from tests.practice.search.search_case import SearchTestCase

CRISIS, HARMLESS = "phrases_of_crisis.txt", "phrases_harmless.txt"


def lines(name):
    return Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("phrase", lines(CRISIS))
def test_phrase_of_a_crisis_is_known(phrase):
    assert speaks_of_crisis(phrase)


@pytest.mark.parametrize("phrase", lines(HARMLESS))
def test_harmless_phrase_is_left_alone(phrase):
    assert not speaks_of_crisis(phrase)


class CrisisSearchTests(SearchTestCase):
    def test_crisis_text_stands_before_form_and_results_in_the_language_of_the_page(self):
        self.write("Awake at four", "awake", body=[("text", "<p>It kills the night.</p>")])
        for address, query, words in [
            ("/search/", "kill myself", "text 988"),
            ("/search/", "quiero morir", "text 988"),
            ("/es/buscar/", "quiero morir", "envíe AYUDA al 988"),
            ("/es/buscar/", "kill myself", "envíe AYUDA al 988"),
        ]:
            with self.subTest(f"{address} {query}"):
                page = self.client.get(address, {"q": query}).content.decode()
                main = page[page.index("<main") :]
                self.assertLess(main.index(words), main.index("<form"))
                self.assertEqual(main.count(words), 1)

    def test_no_word_of_a_crisis_is_read_as_another(self):
        self.write("The bill", "bill", body=[("text", "<p>A bill, quiet and dry.</p>")])
        for query in ("kill myself", "quiero morir", "i want to dye", "suicde"):
            for address in ("/search/", "/es/buscar/"):
                with self.subTest(f"{address} {query}"):
                    search = self.client.get(address, {"q": query}).context["search"]
                    self.assertEqual(search.meant, "")

    def test_space_that_is_not_printed_parts_words_too(self):
        self.assertTrue(self.client.get("/search/", {"q": "kill\u00a0myself"}).context["search"].is_crisis)

    def test_other_searches_show_it_at_the_foot_only(self):
        page = self.client.get("/search/", {"q": "grief"}).content.decode()
        self.assertLess(page.index("</main"), page.index("text 988", page.index("<main")))
