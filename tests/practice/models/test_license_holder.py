"""Whose license appears beside the number: chosen by name in the settings of the practice."""

import pytest
from bs4 import BeautifulSoup

from django.urls import reverse

from practice.models import PracticeSettings
from tests.clients import signed_in
from tests.factories import ClinicianPageFactory, UserFactory, open_practice, translation
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db


def choice(language="en"):
    """Return the sentence below the field, and the names it offers."""
    owner = UserFactory(manager=True)
    speaks(owner, language)
    edit = reverse("wagtailsettings:edit", args=["practice", "practicesettings", PracticeSettings.current().site_id])
    page = BeautifulSoup(signed_in(owner).get(edit).content, "html.parser")
    names = [option.get_text() for option in page.select("select[name=license_holder] option")]
    return page.select_one("select[name=license_holder]").find_parent("section").get_text(), names


@pytest.mark.parametrize(
    ("language", "nobody", "sentence"),
    [
        ("en", "No one yet", "First put the profile of a licensed therapist online"),
        ("es", "Nadie todavía", "Primero publique el perfil de un terapeuta con licencia"),
    ],
)
def test_a_new_practice_is_told_what_to_do_first(language, nobody, sentence):
    ClinicianPageFactory(draft=True)
    said, names = choice(language)
    assert names == [nobody]
    assert sentence in said


def test_those_whose_license_may_be_shown_are_offered_by_name():
    ana = ClinicianPageFactory(title="Ana Ruiz", credential="LMFT", license_number="11111")
    translation(ana)
    ClinicianPageFactory(title="Abe Ode", credential="LCSW", license_number="22222")
    for trait in ("associate", "staff", "draft"):
        ClinicianPageFactory(**{trait: True})
    said, names = choice()
    assert names == ["No one yet", "Abe Ode, LCSW 22222", "Ana Ruiz, LMFT 11111"]
    assert "First put" not in said


def test_who_holds_it_stays_in_the_list_when_gone():
    ana = ClinicianPageFactory(title="Ana Ruiz", license_number="11111")
    open_practice(license_holder=ana)
    type(ana).objects.filter(pk=ana.pk).update(live=False)
    _said, names = choice()
    assert any("Ana Ruiz" in name for name in names)
