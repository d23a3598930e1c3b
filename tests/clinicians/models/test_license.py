import pytest

from django.utils.html import strip_tags
from django.utils.translation import override

from clinicians.choices import UNLICENSED, Credential
from clinicians.models.license import letters_in_words
from tests.factories import ClinicianPageFactory

pytestmark = pytest.mark.django_db


def text(html) -> str:
    return strip_tags(html)


class TestWholeLicense:
    def test_title_letters_and_number(self):
        profile = ClinicianPageFactory(license_number="12345")
        assert text(profile.license_html) == "Licensed Clinical Social Worker, LCSW 12345"

    def test_spanish_prints_the_title_as_filed_as_well(self):
        profile = ClinicianPageFactory(license_number="12345")
        with override("es"):
            assert text(profile.license_html) == (
                "Profesional con licencia en trabajo social clínico (Licensed Clinical Social Worker), LCSW 12345"
            )
            assert '<span lang="en">Licensed Clinical Social Worker</span>' in profile.license_html

    @pytest.mark.parametrize("credential", [each for each in Credential if each != Credential.NONE])
    def test_every_credential_has_a_title_of_its_own_in_spanish(self, credential):
        profile = ClinicianPageFactory.build(credential=credential, license_number="1")
        filed = text(profile.license_html).split(",")[0]
        with override("es"):
            assert f"({filed})" in text(profile.license_html)

    def test_people_who_are_no_clinicians_have_none(self):
        profile = ClinicianPageFactory(staff=True)
        assert (profile.license, profile.license_title, profile.license_html) == ("", "", "")

    def test_what_was_typed_is_escaped(self):
        profile = ClinicianPageFactory(license_number="<b>1")
        assert "<b>" not in profile.license_html


class TestSupervisor:
    def test_of_the_house_with_the_whole_license(self):
        ana = ClinicianPageFactory(title="Ana Ruiz", license_number="1")
        profile = ClinicianPageFactory(credential=Credential.ASW, supervisor=ana)
        assert profile.supervisor_line == "Ana Ruiz, LCSW 1"
        assert text(profile.supervisor_html) == "Ana Ruiz, Licensed Clinical Social Worker, LCSW 1"

    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("Ana Ruiz, LMFT 11111", "Ana Ruiz, Licensed Marriage and Family Therapist, LMFT 11111"),
            ("Ana Ruiz, PSY #22222", "Ana Ruiz, Licensed Psychologist, PSY #22222"),
            ("Ana Ruiz, Licensed Psychologist, PSY 1", "Ana Ruiz, Licensed Psychologist, PSY 1"),
            ("Ana <Ruiz>", "Ana &lt;Ruiz&gt;"),
        ],
    )
    def test_from_outside_gets_the_title_before_the_letters(self, typed, printed):
        assert text(letters_in_words(typed)) == printed

    def test_of_somebody_with_a_license_is_not_shown(self):
        profile = ClinicianPageFactory(outside_supervisor="Ana Ruiz, LMFT 11111")
        assert (profile.supervisor_line, profile.supervisor_html) == ("", "")


class TestHolder:
    def test_only_a_license_of_ones_own_may_stand_beside_the_number(self):
        assert ClinicianPageFactory().may_hold_license
        for credential in UNLICENSED:
            profile = ClinicianPageFactory.build(credential=credential, live=True, license_number="1")
            assert not profile.may_hold_license

    def test_who_has_left_may_not(self):
        assert not ClinicianPageFactory(draft=True).may_hold_license
