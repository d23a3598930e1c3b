"""The handbook: every page in both languages, for everyone who works here, and no way that ends."""

import re

import pytest

from django.urls import reverse

from wagtail.users.models import UserProfile

from practice.editing.handbook import FOLDER, PAGES
from tests.clients import signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "es"]


def reader(role="therapist", language="en"):
    person = UserFactory(**{role: True})
    UserProfile.objects.create(user=person, preferred_language=language)
    return signed_in(person)


def address(name) -> str:
    return reverse("handbook", args=[name])


def levels(name, language) -> list[str]:
    lines = (FOLDER / f"{name}.{language}.md").read_text().splitlines()
    return [line.partition(" ")[0] for line in lines if line.startswith("#")]


def test_there_is_a_file_for_each_page_in_each_language_and_no_other():
    files = {path.name for path in FOLDER.iterdir()}
    assert files == {f"{name}.{language}.md" for name in PAGES for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_says_its_text_and_leads_to_all_others(name, language):
    html = reader(language=language).get(address(name)).content.decode()
    heading, *text = (FOLDER / f"{name}.{language}.md").read_text().splitlines()
    assert heading.removeprefix("# ") in html
    for section in [line.removeprefix("## ") for line in text if line.startswith("## ")]:
        assert f"<h2>{section}</h2>" in html
    assert {address(other) for other in PAGES} <= set(re.findall(r'href="([^"]+)"', html))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_sections(name, language):
    assert levels(name, language) == levels(name, "en")
    assert levels(name, language).count("##") > 1


@pytest.mark.parametrize("role", ["therapist", "frontdesk", "manager"])
def test_everyone_finds_it_in_the_menu(role):
    client = reader(role)
    assert address(PAGES[0]) in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(address(PAGES[0])).status_code == 200


def test_page_that_does_not_exist_is_not_there():
    assert reader().get(address("nothing")).status_code == 404


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(address(PAGES[0])).status_code == 302
