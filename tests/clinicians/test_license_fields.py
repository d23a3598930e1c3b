"""Letters, number and date of a license: the manager's to change, whatever a clinician sends (ed-9)."""

import datetime as dt

import pytest

from wagtail.models import Page

from clinicians.models import ClinicianPage
from tests.clients import signed_in
from tests.clinicians.editor import edit, profile_form, publish
from tests.factories import ClinicianPageFactory, UserFactory, translation

pytestmark = pytest.mark.django_db
FORGED = {"credential": "PSY", "license_number": "99999", "license_expires": "2039-01-01"}
KEPT = ("LCSW", "20500", dt.date(2027, 1, 31))


@pytest.fixture
def profile():
    owner = UserFactory(therapist=True, first_name="Ana", last_name="Ruiz")
    return ClinicianPageFactory(
        title="Ana Ruiz", owner=owner, credential=KEPT[0], license_number=KEPT[1], license_expires=KEPT[2]
    )


@pytest.fixture
def hers(profile):
    return signed_in(profile.owner)


@pytest.fixture
def manager():
    return signed_in(UserFactory(manager=True))


def license_of(page) -> tuple:
    return page.credential, page.license_number, page.license_expires


def draft_of(profile) -> ClinicianPage:
    return ClinicianPage.objects.get(pk=profile.pk).get_latest_revision_as_object()


def test_clinician_keeps_what_is_hers_and_not_the_license(hers, profile):
    edit(hers, profile, short_name="Anita", **FORGED)
    assert draft_of(profile).short_name == "Anita"
    assert license_of(draft_of(profile)) == KEPT


def test_editor_shows_her_the_license_and_who_changes_it(hers, manager, profile):
    html = hers.get(f"/admin/pages/{profile.pk}/edit/").content.decode()
    assert 'name="license_number"' not in html
    assert "Licensed Clinical Social Worker, LCSW 20500." in html
    assert "It expires on Jan. 31, 2027." in html
    assert "Only a manager of the practice changes title, number and date" in html
    html = manager.get(f"/admin/pages/{profile.pk}/edit/").content.decode()
    assert 'name="license_number"' in html
    assert "Only a manager of the practice changes" not in html


def test_neither_an_old_version_nor_the_preview_lets_her(hers, profile):
    profile.license_number = "11111"
    old = profile.save_revision()
    profile.license_number = KEPT[1]
    profile.save_revision().publish()
    hers.post(f"/admin/pages/{profile.pk}/edit/preview/", profile_form(profile, **FORGED))
    edit(hers, profile, revision=old.pk, **FORGED)
    assert license_of(draft_of(profile)) == KEPT
    assert license_of(ClinicianPage.objects.get(pk=profile.pk)) == KEPT


def test_spanish_form_does_not_let_her_either(hers, profile):
    spanish = translation(profile)
    edit(hers, spanish, **FORGED)
    assert license_of(draft_of(spanish)) == KEPT


def test_manager_changes_it_in_both_languages_at_once(manager, profile):
    spanish = translation(profile)
    publish(manager, profile, credential="PSY", license_number="31", license_expires="2028-02-01")
    for page in (profile, spanish):
        page.refresh_from_db()
        assert license_of(page) == ("PSY", "31", dt.date(2028, 2, 1))


def test_clinician_without_a_number_is_told_so_above_the_form(hers, profile):
    Page.objects.filter(pk=profile.pk).update(live=False)
    ClinicianPage.objects.filter(pk=profile.pk).update(license_number="")
    response = edit(hers, ClinicianPage.objects.get(pk=profile.pk), **{"action-submit": "1"})
    assert "A therapist cannot be shown without a license or registration number." in response.content.decode()


def test_fault_of_a_public_profile_that_she_cannot_see_breaks_nothing(hers, profile):
    ClinicianPage.objects.filter(pk=profile.pk).update(license_number="")
    response = edit(hers, ClinicianPage.objects.get(pk=profile.pk), **{"action-submit": "1"})
    assert response.status_code == 200
    assert "A therapist cannot be shown without a license or registration number." in response.content.decode()
