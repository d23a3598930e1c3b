import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import override

from wagtail.test.utils import WagtailPageTestCase

from clinicians.models import ClinicianPage
from practice.caching import version
from practice.models import PracticeSettings
from tests.factories import ClinicianPageFactory, open_practice, translation


class SettingsTests(WagtailPageTestCase):
    def test_practice_is_there_from_the_first_migration(self):
        assert PracticeSettings.objects.count() == 1

    def test_words_fall_back_to_english(self):
        practice = open_practice(fees_en="$150", fees_es="")
        with override("es"):
            assert practice.fees == "$150"


class LicenseHolderTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = ClinicianPageFactory(title="Ana Ruiz")
        cls.practice = open_practice(license_holder=cls.ana)

    def refused(self, holder) -> str:
        self.practice.license_holder = holder
        with self.assertRaises(ValidationError) as refusal:
            self.practice.full_clean()
        return " ".join(refusal.exception.message_dict["license_holder"])

    def test_nobody_without_a_license_online_is_chosen(self):
        for holder in (
            ClinicianPageFactory(associate=True),
            ClinicianPageFactory(staff=True),
            ClinicianPageFactory(draft=True),
        ):
            with self.subTest(holder.credential):
                self.assertIn(f"The license of {holder.title} cannot be shown", self.refused(holder))

    def test_nobody_who_is_to_go_offline_is_chosen(self):
        leaving = ClinicianPageFactory(title="Ben Ode", expire_at=timezone.now() + dt.timedelta(days=9))
        self.assertIn("Ben Ode is set to go offline", self.refused(leaving))

    def test_other_facts_can_be_saved_while_the_holder_is_gone(self):
        ClinicianPage.objects.filter(pk=self.ana.pk).update(live=False)
        practice = PracticeSettings.objects.get()
        practice.full_clean()
        self.assertIsNone(practice.shown_license_holder)

    def test_a_holder_who_is_gone_is_not_printed_beside_the_number(self):
        ClinicianPage.objects.filter(pk=self.ana.pk).unpublish()
        version.renew()
        page = self.client.get("/")
        self.assertContains(page, "951-555-0100")
        self.assertNotContains(page, "Ana Ruiz")

    def test_profile_in_the_default_language_is_kept_whichever_was_chosen(self):
        self.practice.license_holder = translation(self.ana)
        self.practice.save()
        self.assertEqual(PracticeSettings.objects.get().license_holder, self.ana)

    def test_holder_is_not_deleted(self):
        with self.assertRaises(ProtectedError):
            self.ana.delete()
