from django.test import SimpleTestCase

from booking.numbers import new_reference, phone_index

SPOKEN = "ABCDEFGHJKLMNPQRTUVWXY346789"


class ReferenceTests(SimpleTestCase):
    def test_can_be_spoken_without_mistaking_a_letter_for_a_figure(self):
        for _ in range(200):
            self.assertRegex(new_reference(), f"^[{SPOKEN}]{{3}}-[{SPOKEN}]{{3}}$")

    def test_hardly_ever_comes_twice(self):
        self.assertGreater(len({new_reference() for _ in range(1000)}), 995)


class PhoneIndexTests(SimpleTestCase):
    def test_every_spelling_of_a_number_meets(self):
        spellings = ["(805) 555-0100", "805.555.0100", "+18055550100", "tel:+1-805-555-0100;ext=4"]
        self.assertEqual(len({phone_index(spelling) for spelling in spellings}), 1)

    def test_different_numbers_do_not_meet(self):
        self.assertNotEqual(phone_index("805 555 0100"), phone_index("805 555 0101"))

    def test_holds_nothing_of_the_number_and_depends_on_the_key(self):
        digest = phone_index("805 555 0100")
        self.assertNotIn("5550100", digest)
        with self.settings(BLIND_INDEX_KEY="another"):
            self.assertNotEqual(digest, phone_index("805 555 0100"))
