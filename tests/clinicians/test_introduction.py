"""The line on the home page that says what this place is, as far as it is true (vis-5)."""

import pytest

from django.utils.translation import override

from clinicians.introduction import introduction
from clinicians.models import ClinicianPage
from tests.factories import ClinicianPageFactory, LanguageFactory, home_page, open_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def languages():
    return [LanguageFactory(spanish=True), LanguageFactory(english=True)]


def team(*kinds, languages=()):
    for kind in kinds:
        profile = ClinicianPageFactory(**{kind: True} if kind else {})
        profile.languages = languages
        profile.save()
    return ClinicianPage.objects.listed(home_page().locale)


@pytest.mark.parametrize(
    ("kinds", "who", "quien"),
    [
        ([], "Counseling", "Terapia psicológica"),
        (["staff"], "Counseling", "Terapia psicológica"),
        ([None], "Licensed therapist", "Terapeuta con licencia"),
        ([None, None, "staff"], "Licensed therapists", "Terapeutas con licencia"),
        ([None, None, "associate"], "Licensed therapists and associates", "Terapeutas con licencia o supervisión"),
        ([None, "associate"], "Therapists", "Terapeutas"),
        (["associate"], "Associate therapists", "Terapeutas con supervisión"),
    ],
)
def test_nobody_is_called_licensed_who_is_not(kinds, who, quien):
    people = team(*kinds)
    assert introduction(people, "Riverside") == f"{who} in Riverside"
    assert introduction(people, "") == who
    with override("es"):
        assert introduction(people, "Riverside") == f"{quien} en Riverside"


def test_language_of_the_page_comes_first(languages):
    people = team(None, None, languages=[*languages, LanguageFactory(slug="ja", name_en="Japanese")])
    assert introduction(people, "Riverside") == "Licensed therapists in Riverside, in English and Spanish"
    assert introduction(people, "") == "Licensed therapists, in English and Spanish"
    with override("es"):
        assert introduction(people, "Riverside") == "Terapeutas con licencia en Riverside, en español e inglés"


def test_home_page_says_it_in_both_languages(client, languages):
    open_practice(city="Riverside")
    team(None, None, languages=languages)
    assert "Licensed therapists in Riverside, in English and Spanish" in client.get("/").content.decode()
    assert "Terapeutas con licencia en Riverside, en español e inglés" in client.get("/es/").content.decode()
