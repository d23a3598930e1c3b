"""The choice of a clinician."""

from booking.models import CallbackRequest
from tests.booking.public_case import TUESDAY, PublicTestCase
from tests.factories import ArticlePageFactory, ClinicianPageFactory, LanguageFactory, translation


class ClinicianTests(PublicTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        english, spanish = LanguageFactory(english=True), LanguageFactory(spanish=True)
        cls.marisol = ClinicianPageFactory(title="Marisol Vega", short_name="Marisol", accepting_as_of=TUESDAY.date())
        cls.marisol.languages.set([english, spanish])
        cls.marisol.save()

    def choices(self, response):
        return [str(label) for _value, label in response.context["form"].fields["clinician"].choices]

    def test_the_form_names_the_clinician_it_was_opened_from(self):
        response = self.open_form(clinician=self.marisol.pk)
        self.assertEqual(response.context["form"]["clinician"].value(), self.marisol.pk)
        self.send(clinician=self.marisol.pk)
        self.assertEqual(self.stored().clinician, self.marisol)

    def test_a_profile_in_the_other_language_is_the_same_person(self):
        twin = translation(self.marisol, title="Marisol Vega")
        response = self.open_form("es", clinician=self.marisol.pk)
        self.assertEqual(response.context["form"].initial["clinician"].pk, twin.pk)
        self.send("es", clinician=twin.pk)
        self.assertEqual(self.stored().clinician, self.marisol)

    def test_an_id_that_is_not_on_offer_is_ignored(self):
        for wrong in ["0", "999999", "99999999999999999999999", "1 OR 1=1", "-1", str(self.practice.pk), "\x00", "²"]:
            with self.subTest(wrong):
                self.assertEqual(self.open_form(clinician=wrong).status_code, 200)
                self.assertEqual(self.send(clinician=wrong).status_code, 303)
        self.assertFalse(CallbackRequest.objects.exclude(clinician=None).exists())

    def test_who_has_left_is_not_on_offer(self):
        self.marisol.unpublish()
        self.assertEqual(self.choices(self.open_form()), ["No preference"])
        self.send(clinician=self.marisol.pk)
        self.assertIsNone(self.stored().clinician)

    def test_who_has_no_room_is_marked_before_sending_and_can_be_asked_for(self):
        for status, mark, sentence in [
            ("no", "not accepting new clients right now", "Marisol is not accepting new clients right now."),
            ("waitlist", "waitlist", "Marisol has a waitlist."),
        ]:
            with self.subTest(status):
                self.marisol.accepting = status
                self.marisol.save()
                response = self.open_form(clinician=self.marisol.pk)
                self.assertIn(mark, self.choices(response)[1])
                self.assertContains(response, sentence)
        self.assertEqual(self.send(clinician=self.marisol.pk).status_code, 303)

    def test_who_does_not_speak_the_language_is_said_before_sending(self):
        self.marisol.languages.set([LanguageFactory(english=True)])
        self.marisol.save()
        translation(self.marisol)
        response = self.open_form("es", clinician=self.marisol.pk)
        self.assertContains(response, "Marisol no atiende en español.")
        self.assertNotContains(self.open_form(clinician=self.marisol.pk), "does not speak")

    def test_the_page_it_was_opened_from_is_stored(self):
        article = ArticlePageFactory()
        self.assertContains(self.open_form(page=article.pk), f'name="page" value="{article.pk}"')
        self.send(page=article.pk)
        self.assertEqual(self.stored().page_id, article.pk)
