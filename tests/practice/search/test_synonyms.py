from django.urls import reverse

from wagtail.models import Locale

from practice.search.models import Synonyms
from practice.search.query import Search
from tests.demo import DemoTestCase
from tests.factories import ClinicianPageFactory, UserFactory
from tests.practice.search.search_case import SearchTestCase


class SynonymTests(SearchTestCase):
    def test_everyday_sentences_find_what_is_meant(self):
        child = self.write("A worried child", "child", body=[("text", "<p>When your daughter lies awake.</p>")])
        self.assertEqual(self.found("mi hija no duerme")[:1], [child.title])
        self.assertEqual(self.found("my kid does not sleep")[:1], [child.title])

    def test_question_what_therapy_costs_finds_the_fees_first(self):
        for number in range(4):
            self.write(f"Therapy {number}", f"therapy-{number}", body=[("text", "<p>Therapy, and then therapy.</p>")])
        for query in ("how much is therapy", "cuánto cuesta la terapia", "what do you charge for therapy"):
            with self.subTest(query):
                self.assertEqual(self.found(query)[:1], [self.fees.title])

    def test_any_form_of_dying_finds_grief_first(self):
        self.write("When mom is old", "old", body=[("text", "<p>Your mother, your mom, your dad.</p>")])
        for query in ("se murió mi mamá", "mi papá falleció", "my mom died", "my dad passed away", "muere", "morir"):
            with self.subTest(query):
                self.assertEqual(self.found(query)[:1], [self.only_english.title])

    def test_expression_means_more_than_its_words(self):
        self.assertEqual(self.found("away"), [])
        Synonyms.objects.create(words_en="far away, depression", words_es="")
        self.assertEqual(self.found("Far  away!"), [self.depression.title])
        self.assertEqual(self.found("away"), [])

    def test_letters_and_title_of_a_license_find_people(self):
        person = ClinicianPageFactory(title="Iris Poe", credential="LMFT")
        for query in ("LMFT", "marriage and family therapist"):
            with self.subTest(query):
                self.assertIn(person.title, self.found(query))

    def test_change_of_the_practice_is_in_force_at_once(self):
        self.assertEqual(self.found("gloom"), [])
        words = Synonyms.objects.create(words_en="gloom, depression", words_es="")
        self.assertEqual(self.found("gloom"), [self.depression.title])
        words.words_en = "gloom, grief"
        words.save()
        self.assertEqual(self.found("gloom"), [self.only_english.title])
        words.delete()
        self.assertEqual(self.found("gloom"), [])


class DemoSearchTests(DemoTestCase):
    """What people say in everyday words, on the pages of the demo practice: what comes first."""

    FIRST = [
        ("en", "my mom died", "The first year without them"),
        ("en", "my dad passed away", "The first year without them"),
        ("en", "my husband died", "The first year without them"),
        ("es", "se murió mi mamá", "El primer año sin esa persona"),
        ("es", "murió mi esposo", "El primer año sin esa persona"),
        ("en", "I feel so alone", "Emotional Intimacy"),
        ("es", "me siento muy sola", "La intimidad emocional"),
        ("en", "do you take my insurance", "Hours and fees"),
        ("es", "aceptan mi aseguranza", "Horario y tarifas"),
        # No article in Spanish speaks of it yet: this is the colleague who does.
        ("es", "no duermo desde que nació mi bebé", "Vanessa Trujillo"),
    ]

    def test_first_result_is_what_is_meant(self):
        for language, typed, title in self.FIRST:
            with self.subTest(typed):
                results = Search.of(typed, Locale.objects.get(language_code=language)).results()
                self.assertEqual([page.title for page in results[:1]], [title])


class SynonymEditorTests(SearchTestCase):
    def test_manager_adds_words_in_the_admin(self):
        self.client.force_login(UserFactory(manager=True))
        answer = self.client.post(reverse("synonyms:add"), {"words_en": "blue, grief", "words_es": ""})
        self.assertRedirects(answer, reverse("synonyms:index"))
        self.assertEqual(self.found("blue"), [self.only_english.title])

    def test_one_word_alone_is_refused_and_kept(self):
        self.client.force_login(UserFactory(manager=True))
        answer = self.client.post(reverse("synonyms:add"), {"words_en": "blue", "words_es": ""})
        self.assertContains(answer, "Write at least two words, in either language.")
        self.assertContains(answer, ">\nblue</textarea>")

    def test_list_is_closed_to_therapists_and_the_desk(self):
        for role in ("therapist", "frontdesk"):
            with self.subTest(role):
                self.client.force_login(UserFactory(**{role: True}))
                self.assertNotEqual(self.client.get(reverse("synonyms:index")).status_code, 200)
