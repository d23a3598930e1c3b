from django.test import SimpleTestCase

from practice.search.spelling import OSA
from tests.factories import translation
from tests.practice.search.search_case import SearchTestCase


class DistanceTests(SimpleTestCase):
    def test_slips_of_the_finger_are_counted(self):
        for one, other, slips in [
            ("anxeity", "anxiety", 1),
            ("anxity", "anxiety", 1),
            ("anxiety", "anxiety", 0),
            ("depresssion", "depression", 1),
            ("greif", "grief", 1),
            ("ansiead", "ansiedad", 1),
        ]:
            with self.subTest(one):
                self.assertEqual(OSA.distance(one, other, score_cutoff=2), slips)
        self.assertGreater(OSA.distance("anger", "sleep", score_cutoff=2), 2)


class SpellingTests(SearchTestCase):
    def test_typos_are_forgiven_in_both_languages_and_said(self):
        for query, language, title in [
            ("anxeity", "en", self.anxiety.title),
            ("anxity", "en", self.anxiety.title),
            ("deppression", "en", self.depression.title),
            ("ansieadd", "es", self.ansiedad.title),
            ("calender", "en", self.only_english.title),
        ]:
            with self.subTest(query):
                self.assertEqual(self.found(query, language), [title])
        self.assertContains(self.client.get("/search/", {"q": "anxeity"}), "Showing results for “anxiety”.")

    def test_mistyped_word_that_no_page_writes_finds_what_means_the_same(self):
        sad = self.write("On sorrow", "sorrow")
        self.assertEqual(self.found("sadnes"), [sad.title])

    def test_word_that_is_spelt_right_is_not_read_as_another(self):
        self.write("In danger", "danger")
        self.assertEqual(self.found("anger"), [])

    def test_known_words_beside_a_strange_one_are_not_read_as_others(self):
        self.write("The sale of a living", "sale", body=[("text", "<p>A living sale, with scales.</p>")])
        self.assertEqual(self.client.get("/search/", {"q": "sliding scale"}).context["search"].meant, "")

    def test_word_set_right_is_shown_with_its_accents(self):
        translation(self.only_english, title="Cuando la canción vuelve", slug="cancion")
        self.assertContains(self.client.get("/es/buscar/", {"q": "cancoin"}), "Mostramos resultados para «canción».")
