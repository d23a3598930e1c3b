from django.test import SimpleTestCase

from practice.search.analysis import stem_of, words_in


class AnalysisTests(SimpleTestCase):
    def stems(self, text, language):
        return [stem_of(word, language) for word in words_in(text, language)]

    def test_endings_and_accents_make_no_difference(self):
        for language, one, other in [
            ("es", "terapias", "terapia"),
            ("es", "depresiones", "depresión"),
            ("es", "NIÑAS", "nina"),
            ("en", "grieving", "grieve"),
            ("en", "walks", "walking"),
        ]:
            with self.subTest(one):
                self.assertEqual(self.stems(one, language), self.stems(other, language))

    def test_different_words_stay_different(self):
        self.assertNotEqual(self.stems("sleep", "en"), self.stems("anger", "en"))

    def test_empty_words_are_left_out(self):
        self.assertEqual(words_in("How can I help my child?", "en"), ["help", "child"])
