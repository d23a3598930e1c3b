from django.test import SimpleTestCase

from booking.models.reference import new_reference

SPOKEN = "ABCDEFGHJKLMNPQRTUVWXY346789"


class ReferenceTests(SimpleTestCase):
    def test_can_be_spoken_without_mistaking_a_letter_for_a_figure(self):
        for _ in range(200):
            self.assertRegex(new_reference(), f"^[{SPOKEN}]{{3}}-[{SPOKEN}]{{3}}$")

    def test_hardly_ever_comes_twice(self):
        self.assertGreater(len({new_reference() for _ in range(1000)}), 995)
