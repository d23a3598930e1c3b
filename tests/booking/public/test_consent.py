"""What is agreed to, word for word."""

from unittest.mock import patch

from booking.models import CallbackRequest
from tests.booking.public_case import PublicTestCase
from tests.factories import open_practice


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

    def test_texts_are_agreed_to_only_where_the_practice_sends_any(self):
        self.send()
        before = self.stored().consent
        self.assertNotIn("STOP", before)
        open_practice(offers_texting=True)
        for language, phone, words in [
            ("en", "805 555 0101", ["“Yes, you may text me”", "do not have to agree", "answer STOP or tell us"]),
            ("es", "805 555 0102", ["“Sí, pueden enviarme", "No tiene que aceptarlo", "responda STOP o díg"]),
        ]:
            form = self.open_form(language).context["form"]
            self.send(language, name="Beto", phone=phone, may_text="yes")
            kept = CallbackRequest.objects.latest("pk")
            for word in words:
                with self.subTest(word):
                    self.assertIn(word, form.consent)
            self.assertTrue(kept.consent.endswith(form.consent))
            self.assertNotEqual(kept.consent.split("]")[0], before.split("]")[0])

    def test_the_consent_quotes_the_answer_it_speaks_of(self):
        open_practice(offers_texting=True)
        for language in ("en", "es"):
            form = self.open_form(language).context["form"]
            self.assertIn(f"“{dict(form.fields['may_text'].choices)['yes']}”", form.consent)
