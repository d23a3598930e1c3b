from django.test import SimpleTestCase
from django.utils.translation import override

from practice.wording import joined, spelled


class SpelledTests(SimpleTestCase):
    def test_small_numbers_are_words(self):
        self.assertEqual([spelled(count) for count in (2, 9, 10)], ["two", "nine", "10"])

    def test_words_are_spanish_on_spanish_pages(self):
        with override("es"):
            self.assertEqual(spelled(2), "dos")


class JoinedTests(SimpleTestCase):
    def test_joins_with_commas_and_one_and(self):
        self.assertEqual(joined(["English"]), "English")
        self.assertEqual(joined(["English", "Spanish", "Japanese"]), "English, Spanish and Japanese")
        self.assertEqual(joined([]), "")

    def test_spanish_and_changes_before_the_sound_of_i(self):
        with override("es"):
            self.assertEqual(joined(["español", "inglés"]), "español e inglés")
            self.assertEqual(joined(["padres", "hijos"]), "padres e hijos")
            self.assertEqual(joined(["flores", "hierbas"]), "flores y hierbas")
            self.assertEqual(joined(["inglés", "español"]), "inglés y español")

    def test_pairs_come_first_and_are_parted_by_a_comma(self):
        self.assertEqual(joined(["worry", "grief and loss", "sleep"]), "grief and loss, worry and sleep")
        with override("es"):
            names = ["adolescentes", "niñas y niños", "familias"]
            self.assertEqual(joined(names), "niñas y niños, adolescentes y familias")
            self.assertEqual(joined(["niñas y niños", "familias"]), "niñas y niños, y familias")
