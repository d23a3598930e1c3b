import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import override

from wagtail.test.utils import WagtailPageTestCase

from clinicians.models import ClinicianPage
from practice.caching import version
from practice.models import CallerNumber, PracticeSettings
from tests.factories import ClinicianPageFactory, LanguageFactory, open_practice, translation


class SettingsTests(WagtailPageTestCase):
    def test_practice_is_there_from_the_first_migration(self):
        assert PracticeSettings.objects.count() == 1

    def test_words_fall_back_to_english(self):
        practice = open_practice(fees_en="$150", fees_es="")
        with override("es"):
            assert practice.fees == "$150"

    def test_owner_is_told_what_is_missing_until_it_is_there(self):
        assert list(PracticeSettings.objects.get().missing_facts()) == ["name", "phone", "hours", "license"]
        assert list(open_practice(phone="").missing_facts()) == ["phone", "license"]
        assert open_practice(license_holder=ClinicianPageFactory()).missing_facts() == {}

    def test_telephone_is_answered_in_the_language_of_the_page_first(self):
        practice = open_practice()
        assert practice.spoken_on_phone == []
        practice.phone_languages = [LanguageFactory(english=True), LanguageFactory(spanish=True)]
        practice.save()
        practice = PracticeSettings.objects.get()
        for code in ("en", "es"):
            with override(code):
                assert practice.spoken_on_phone[0].slug == code

    def test_calls_come_from_the_practice_unless_another_number_is_set(self):
        practice = open_practice()
        assert practice.caller_list == [practice.phone]
        practice.caller_numbers = [CallerNumber(number="+19515550177")]
        practice.save()
        assert [str(number) for number in PracticeSettings.objects.get().caller_list] == ["+19515550177"]
        assert open_practice(phone="", caller_numbers=[]).caller_list == []

    def test_contact_card_may_not_tell_who_calls(self):
        practice = open_practice()
        practice.full_clean()
        for field, name in [
            ("contact_name_en", "Valley Counseling"),
            ("contact_name_en", "My therapist"),
            ("contact_name_en", "Valley"),
            ("contact_name_es", "Psicóloga"),
        ]:
            practice = open_practice(**{field: name})
            with self.subTest(name), self.assertRaises(ValidationError) as refused:
                practice.full_clean()
            assert list(refused.exception.message_dict) == [field]
            open_practice(contact_name_en="Office", contact_name_es="Oficina")


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
