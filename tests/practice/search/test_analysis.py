from django.test import SimpleTestCase

from practice.search.analysis import term_of, words_in


class TermTests(SimpleTestCase):
    def terms(self, text, language):
        return [term_of(word, language) for word in words_in(text, language)]

    def test_endings_and_accents_make_no_difference(self):
        for language, one, other in [
            ("es", "terapias", "terapia"),
            ("es", "depresiones", "depresión"),
            ("es", "NIÑAS", "nina"),
            ("en", "grieving", "grieve"),
            ("en", "counselling", "counseling"),
            ("en", "walks", "walking"),
        ]:
            with self.subTest(one):
                self.assertEqual(self.terms(one, language), self.terms(other, language))

    def test_different_words_stay_different(self):
        self.assertNotEqual(self.terms("sleep", "en"), self.terms("anger", "en"))

    def test_empty_words_are_left_out(self):
        self.assertEqual(words_in("How can I help my child?", "en"), ["help", "child"])
