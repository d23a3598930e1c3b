"""Ways to pay: inherited from the practice, asked for in the directory, found by the search."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from clinicians.models import Plan
from practice.models import PracticeSettings, WaysToPay
from tests.clients import signed_in
from tests.factories import ClinicianPageFactory, PlanFactory, UserFactory, make_alias, open_practice


class WaysToPayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice(is_out_of_network=True, gives_superbill=True, scale_from=45, scale_to=130)
        cls.valley = PlanFactory(slug="valley", name_en="Valley Plan", name_es="Plan del Valle")
        cls.coast = PlanFactory(slug="coast", name_en="Coast Plan", name_es="Plan de la Costa")
        cls.ana = cls.add("Ana Ruiz")
        cls.ben = cls.add("Ben Ode", [cls.valley, cls.coast], has_own_ways=True)
        cls.cleo = cls.add("Cleo Paz", [cls.valley])

    @classmethod
    def add(cls, name, plans=(), **fields):
        person = ClinicianPageFactory(title=name, **fields)
        person.plans = list(plans)
        person.save()
        make_alias(person)
        return person

    def take(self, *plans):
        practice = PracticeSettings.current()
        practice.plans = list(plans)
        practice.save()

    def directory(self, query):
        return self.client.get(f"/people/?{query}")

    def found(self, query):
        return [person.title for person in self.directory(query).context["directory"].people]

    def searched(self, words):
        return self.client.get("/search/", {"q": words}).content.decode()

    def test_a_plan_finds_exactly_who_takes_it(self):
        self.assertEqual(self.found("plan=valley"), ["Ben Ode"])
        self.take(self.valley)
        self.assertEqual(self.found("plan=valley"), ["Ana Ruiz", "Ben Ode", "Cleo Paz"])
        self.assertEqual(self.found("plan=coast"), ["Ben Ode"])

    def test_only_plans_that_somebody_takes_are_offered(self):
        PlanFactory(slug="other", name_en="Other Plan")
        self.assertNotContains(self.directory(""), "Other Plan")
        self.assertContains(self.directory(""), "Coast Plan")

    def test_without_a_plan_nothing_is_asked(self):
        Plan.objects.all().delete()
        self.assertNotContains(self.directory(""), 'name="plan"')

    def test_when_nobody_takes_it_the_scale_and_the_nearest_are_told(self):
        PlanFactory(slug="other", name_en="Other Plan")
        answer = self.directory("plan=other")
        self.assertContains(answer, "Some of us have a sliding scale: a session costs $45–$130")
        self.assertContains(answer, "Ask us to call you")
        self.assertEqual(len(answer.context["directory"].nearest), 3)

    def test_a_profile_states_what_holds_in_both_languages(self):
        for path, words in (
            (self.ana.url, ["Sliding scale: $45–$130", "Out-of-network", "Superbill"]),
            (
                self.ana.get_translations().get().url,
                ["Tarifa reducida (sliding scale)", "(out-of-network)", "(superbill)"],
            ),
        ):
            answer = self.client.get(path)
            for word in words:
                with self.subTest(path=path, word=word):
                    self.assertContains(answer, word)
        own = self.client.get(self.ben.url)
        self.assertContains(own, "Plans taken: Coast Plan and Valley Plan.")
        self.assertNotContains(own, "Sliding scale")

    def test_a_plan_renamed_once_changes_page_filter_and_search(self):
        self.client.get(self.ben.url)
        self.directory("")
        self.valley.name_en = "Hill Plan"
        self.valley.save()
        self.assertContains(self.client.get(self.ben.url), "Hill Plan")
        self.assertContains(self.directory(""), "Hill Plan")
        self.assertIn("Ben Ode", self.searched("Hill Plan"))

    def test_a_plan_of_the_practice_is_found_with_whoever_inherits_it(self):
        self.assertNotIn("Ana Ruiz", self.searched("Coast"))
        self.take(self.coast)
        self.assertIn("Ana Ruiz", self.searched("Coast"))
        self.coast.name_en = "Shore Plan"
        self.coast.save()
        self.assertIn("Ana Ruiz", self.searched("Shore"))
        self.coast.delete()
        self.assertNotIn("Ana Ruiz", self.searched("Shore"))

    def test_a_plan_names_each_profile_that_says_it_once(self):
        said = {page.title for page in self.valley.pages()}
        self.assertEqual(said, {"Ben Ode"})
        self.take(self.valley)
        keys = [page.pk for page in self.valley.pages()]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual({page.title for page in self.valley.pages()}, {"Ana Ruiz", "Ben Ode", "Cleo Paz"})

    def test_therapist_finds_the_own_ways_in_the_editor_of_the_profile(self):
        therapist = UserFactory(therapist=True)
        self.cleo.owner = therapist
        self.cleo.save()
        client = signed_in(therapist)
        form = client.get(f"/admin/pages/{self.cleo.pk}/edit/").content.decode()
        for field in ("has_own_ways", *WaysToPay.WAYS):
            with self.subTest(field):
                self.assertIn(f'name="{field}"', form)

    def test_a_scale_has_both_ends_in_order(self):
        for ends in ((45, None), (None, 90), (90, 45)):
            with self.subTest(ends), self.assertRaises(ValidationError):
                self.practice.scale_from, self.practice.scale_to = ends
                self.practice.full_clean()
        self.practice.scale_from, self.practice.scale_to = 60, 60
        self.practice.full_clean()
        self.assertEqual(self.practice.scale, "$60")
