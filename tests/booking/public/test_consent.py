"""What is agreed to, word for word."""

from unittest.mock import patch

from booking.models import CallbackRequest
from tests.booking.public_case import PublicTestCase


class ConsentTests(PublicTestCase):
    def test_what_was_agreed_to_is_kept_word_for_word_with_its_language(self):
        shown = self.open_form("es").context["form"].consent
        self.send("es")
        self.assertTrue(self.stored().consent.endswith(shown))
        self.assertIn("[es ", self.stored().consent)

    def test_a_new_wording_leaves_old_requests_as_they_were(self):
        self.send()
        before = self.stored().consent
        with patch("booking.public.consent.wording", return_value="Other words."):
            self.send(name="Beto", phone="805 555 0100")
        consents = set(CallbackRequest.objects.values_list("consent", flat=True))
        self.assertEqual(len(consents), 2)
        self.assertIn(before, consents)
