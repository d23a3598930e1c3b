from django.test import SimpleTestCase

from booking.encryption.blind_index import phone_index
from practice.phones import parsed


class PhoneIndexTests(SimpleTestCase):
    def test_every_spelling_of_a_number_meets(self):
        spellings = ["(805) 555-0100", "805.555.0100", "+18055550100", "tel:+1-805-555-0100;ext=4"]
        self.assertEqual(len({phone_index(parsed(spelling)) for spelling in spellings}), 1)

    def test_different_numbers_do_not_meet(self):
        self.assertNotEqual(phone_index(parsed("805 555 0100")), phone_index(parsed("805 555 0101")))

    def test_one_number_in_two_countries_is_two_numbers(self):
        self.assertNotEqual(phone_index(parsed("805 555 0100")), phone_index(parsed("+34 805 555 0100")))

    def test_holds_nothing_of_the_number_and_depends_on_the_key(self):
        digest = phone_index(parsed("805 555 0100"))
        self.assertNotIn("5550100", digest)
        with self.settings(BLIND_INDEX_KEYS=["another"]):
            self.assertNotEqual(digest, phone_index(parsed("805 555 0100")))
