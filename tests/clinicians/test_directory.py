import datetime as dt

import time_machine

from django.test import TestCase
from django.utils.translation import override

from wagtail.models import Locale

from clinicians.directory import DirectoryForm
from clinicians.models import ClinicianPage, Language, Specialty
from practice.models import PracticeSettings
from tests.factories import ClinicianPageFactory, LanguageFactory, SpecialtyFactory, make_alias, open_practice


class DirectoryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice()
        english, spanish = LanguageFactory(english=True), LanguageFactory(spanish=True)
        cls.ana = cls.add("Ana Ruiz", [english, spanish], "grief", ages_from=4, ages_to=80)
        cls.ben = cls.add("Ben Ode", [english], "anxiety", ages_from=18, in_person=False, telehealth=True)
        cls.cleo = cls.add("Cleo Paz", [english], "grief", accepting=ClinicianPage.Accepting.WAITLIST)

    @classmethod
    def add(cls, name, languages, concern, **fields):
        person = ClinicianPageFactory(title=name, **fields)
        person.languages, person.specialties = languages, [Specialty.objects.get(slug=concern)]
        person.save()
        make_alias(person)
        return person

    def test_people_stand_as_in_a_dictionary(self):
        for name in ("Ñusta Rey", "Nzinga Bay", "Óscar Paz", "Olga Sol", "Álvaro Gil"):
            ClinicianPageFactory(title=name)
        names = [person.title for person in ClinicianPage.objects.listed(Locale.get_default())]
        self.assertEqual(names[:2], ["Álvaro Gil", "Ana Ruiz"])
        self.assertEqual(names[-4:], ["Nzinga Bay", "Ñusta Rey", "Olga Sol", "Óscar Paz"])

    def test_choices_stand_in_the_order_of_their_language(self):
        SpecialtyFactory(name_en="aaa", name_es="ñandú", slug="aaa")
        SpecialtyFactory(name_en="zzz", name_es="ánimo", slug="zzz")
        self.ana.specialties = [*self.ana.specialties.all(), *Specialty.objects.filter(slug__in=["aaa", "zzz"])]
        self.ana.save()
        for language, order in (("en", ["aaa", "zzz"]), ("es", ["zzz", "aaa"])):
            with self.subTest(language), override(language):
                slugs = [
                    slug
                    for slug, _name in DirectoryForm(ClinicianPage, PracticeSettings.current())
                    .fields["concern"]
                    .choices
                ]
                self.assertEqual([slug for slug in slugs if slug in order], order)

    def found(self, query, path="/people/"):
        directory = self.client.get(f"{path}?{query}").context["directory"]
        return [person.title for person in directory.people]

    def test_every_wish_narrows(self):
        expected = {
            "": ["Ana Ruiz", "Ben Ode", "Cleo Paz"],
            "language=es": ["Ana Ruiz"],
            "concern=grief": ["Ana Ruiz", "Cleo Paz"],
            "age=4": ["Ana Ruiz", "Cleo Paz"],
            "age=81": ["Ben Ode", "Cleo Paz"],
            "format=telehealth": ["Ben Ode"],
            "format=in_person": ["Ana Ruiz", "Cleo Paz"],
            "accepting=on": ["Ana Ruiz", "Ben Ode"],
            "language=en&concern=grief&accepting=on": ["Ana Ruiz"],
        }
        for query, names in expected.items():
            with self.subTest(query):
                self.assertEqual(self.found(query), names)

    def test_spanish_directory_narrows_aliases_alike(self):
        self.assertEqual(self.found("language=es&concern=grief", "/es/personas/"), ["Ana Ruiz"])

    def test_wishes_without_sense_are_left_out(self):
        for query in (
            "age=abc",
            "age=-1",
            "age=121",
            "age=99999999999999999999",
            "language=zz",
            "format=x",
            "concern=%00",
        ):
            with self.subTest(query):
                self.assertEqual(len(self.found(query)), 3)
        self.assertEqual(self.found("language=es&age=many&unknown=1"), ["Ana Ruiz"])

    def test_form_shows_what_was_asked_and_only_what_somebody_offers(self):
        Language.objects.get_or_create(slug="ko", defaults={"name_en": "Korean", "name_es": "coreano"})
        form = self.client.get("/people/?language=es&age=30").context["directory"].form
        self.assertEqual((form["language"].value(), form["age"].value()), ("es", "30"))
        self.assertEqual([slug for slug, _ in form.fields["language"].choices], ["", "en", "es"])

    def test_count_is_a_sentence_in_both_languages(self):
        self.assertContains(self.client.get("/people/?language=es"), "One person matches what you asked for.")
        self.assertContains(self.client.get("/es/personas/?language=es"), "Una persona coincide con lo que busca.")

    def test_directory_without_people_does_not_pretend_that_somebody_searched(self):
        ClinicianPage.objects.all().unpublish()
        response = self.client.get("/people/")
        self.assertContains(response, "No one is listed here yet.")
        self.assertNotContains(response, "We do not have an exact match yet.")

    def test_nobody_fits_and_each_wish_given_up_finds_somebody(self):
        response = self.client.get("/people/?language=es&concern=anxiety")
        directory = response.context["directory"]
        self.assertEqual(directory.people, [])
        loosened = {(found.url, found.count) for found in directory.loosened}
        self.assertEqual(loosened, {("?concern=anxiety", 1), ("?language=es", 1)})
        self.assertContains(response, 'href="?concern=anxiety"')
        self.assertEqual(directory.nearest, [self.ana])
        self.assertContains(response, "Ana Ruiz")

    def test_stale_acceptance_is_believed_no_longer(self):
        day = dt.date.today() + dt.timedelta(days=self.practice.accepting_days + 1)
        with time_machine.travel(dt.datetime.combine(day, dt.time(12)), tick=False):
            self.assertEqual(self.found("accepting=on"), [])
            self.assertEqual(self.ana.accepting_status(PracticeSettings.objects.get()), "ask")
