from importlib import import_module

from django.apps import apps

from wagtail.models import Locale
from wagtail.test.utils import WagtailPageTestCase

from clinicians.models import ClinicianPage
from tests.factories import ClinicianPageFactory, LanguageFactory, UserFactory, translation


class ListedTests(WagtailPageTestCase):
    def test_people_are_found_by_language_and_age(self):
        spanish, english = LanguageFactory(spanish=True), LanguageFactory(english=True)
        both = ClinicianPageFactory(ages_from=4, ages_to=80, languages=[spanish, english])
        ClinicianPageFactory(ages_from=18, languages=[english])
        listed = ClinicianPage.objects.listed(Locale.get_default())
        assert list(listed.speaking("es")) == [both]
        assert list(listed.seeing_age(4)) == [both]
        assert both not in listed.seeing_age(81)
        assert listed.seeing_age(81).count() == 1


class InPersonTests(WagtailPageTestCase):
    def test_migration_leaves_each_account_its_own_profile_alone(self):
        manager = UserFactory(manager=True, first_name="Marisol", last_name="Luna")
        own = ClinicianPageFactory(title="Marisol Luna", owner=manager)
        therapists = ClinicianPageFactory(title="Dr. Ruiz", owner=UserFactory(therapist=True, first_name="Ana"))
        begun = ClinicianPageFactory(title="Rosa Vega", owner=manager)
        spanish = translation(begun, owner=manager)
        import_module("clinicians.migrations.0005_profiles_of_their_people").free_profiles_of_others(apps, None)
        self.assertEqual(list(ClinicianPage.objects.in_person()), [own, therapists])
        spanish.refresh_from_db()
        self.assertIsNone(spanish.owner)
