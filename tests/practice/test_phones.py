import phonenumbers

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from practice.phones import example_number, formatted, national_digits, parsed
from tests.factories import open_practice


class FormattedTests(SimpleTestCase):
    def test_a_number_from_here_has_one_spelling(self):
        for text in ["(951) 778-0230", "9517780230", "tel:+1-951-778-0230", "+1 951.778.0230"]:
            self.assertEqual(formatted(parsed(text)), "951-778-0230", text)

    def test_an_extension_is_said_in_the_language_of_the_page(self):
        self.assertEqual(formatted(parsed("951 555 0142 x4")), "951-555-0142 ext. 4")
        with override("es"):
            self.assertEqual(formatted(parsed("tel:+1-951-555-0142;ext=4")), "951-555-0142 ext. 4")

    def test_another_country_keeps_its_code(self):
        self.assertEqual(formatted(parsed("+525512345678")), "+52 55 1234 5678")
        self.assertEqual(formatted(parsed("+44 20 7946 0000 ext 9")), "+44 20 7946 0000 ext. 9")

    def test_a_number_too_short_for_groups_stays_in_one_piece(self):
        self.assertEqual([formatted(parsed(text)) for text in ("911", "12345")], ["911", "12345"])

    def test_none_is_nothing(self):
        self.assertEqual((formatted(None), formatted("")), ("", ""))


class ParsedTests(SimpleTestCase):
    def test_without_a_code_it_belongs_to_the_region(self):
        self.assertEqual(parsed("951 555 0142").country_code, 1)
        self.assertEqual(parsed("55 1234 5678", "MX").country_code, 52)

    def test_the_prefix_of_mexican_mobiles_is_dropped(self):
        for text in ["+52 1 55 1234 5678", "00 52 1 55 1234 5678", "+52 55 1234 5678"]:
            self.assertEqual(parsed(text).as_rfc3966, "tel:+52-55-1234-5678", text)

    def test_what_is_no_number_raises(self):
        for text in ["please call", "", "+0 555 0100"]:
            with self.subTest(text), self.assertRaises(phonenumbers.NumberParseException):
                parsed(text)

    def test_national_digits_keep_a_zero_in_front(self):
        self.assertEqual(national_digits(parsed("+39 06 1234 5678 ext 2")), "0612345678")


class ExampleTests(TestCase):
    def test_is_of_the_area_of_the_practice(self):
        self.assertEqual(example_number(open_practice(phone="+18055550100")), "805-555-0142")

    def test_without_a_number_of_the_practice(self):
        self.assertEqual(example_number(open_practice(phone="")), "951-555-0142")

    def test_is_of_the_country_of_the_practice(self):
        practice = open_practice(default_region="MX", phone="")
        self.assertTrue(phonenumbers.is_valid_number(parsed(example_number(practice), "MX")))
