"""The panels of a page, read in the therapist's editor."""

import re

import pytest

from django.utils.html import strip_tags

from wagtail.users.models import UserProfile

from tests.articles.editor import add_url, edit_url
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    clinician_index,
    home_page,
    make_alias,
    translation,
)

pytestmark = pytest.mark.django_db
SYNC = "keyup-&gt;w-sync#apply"


@pytest.fixture
def author():
    return ClinicianPageFactory(owner=UserFactory(therapist=True))


ENGLISH = (
    "Title, Your text, Introduction, Authors, Client story, For more info, Topics, Date and drawing, Search and sharing"
)
SPANISH = (
    "Título, Su texto, Introducción, Autoría, Historia de un paciente, Para saber más, Temas, Fecha y dibujo, "
    "Búsqueda y enlaces compartidos"
)


def headings(html):
    """Return the headings of the panels in the order of the screen."""
    found = re.findall(r'id="panel-child-content-[a-z_]+-heading" data-panel-heading>(.*?)</h2>', html, re.DOTALL)
    return ", ".join(re.sub(r"\s+", " ", strip_tags(heading)).strip(" *") for heading in found)


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("es", SPANISH)])
def test_article_has_its_text_first_and_all_on_one_column(author, language, words):
    UserProfile.objects.create(user=author.owner, preferred_language=language)
    html = signed_in(author.owner).get(add_url()).content.decode()
    assert headings(html) == words
    assert html.count('role="tab"') == 1
    assert html.count('class="w-panel collapsed"') == 3


@pytest.mark.parametrize("address", ["articles/articlepage", "home/standardpage", "clinicians/clinicianpage"])
def test_address_follows_the_title_of_a_new_page(address):
    parents = {"home/standardpage": home_page, "clinicians/clinicianpage": clinician_index}
    manager = signed_in(UserFactory(manager=True))
    url = add_url() if address not in parents else f"/admin/pages/add/{address}/{parents[address]().pk}/"
    html = manager.get(url).content.decode()
    assert SYNC in html
    assert 'data-w-sync-target-value="#id_slug"' in html


class TestTranslation:
    def opened(self, page, author):
        return signed_in(author.owner).get(edit_url(page)).content.decode()

    def test_first_draft_of_one_has_its_address_made_from_its_title(self, author):
        page = ArticlePageFactory(authors=[author], owner=author.owner)
        alias = make_alias(page)
        alias.owner = author.owner
        alias.save()
        client = signed_in(author.owner)
        client.post(f"/admin/pages/{alias.pk}/convert_alias/")
        assert SYNC in client.get(edit_url(alias)).content.decode()

    def test_public_one_keeps_its_address(self, author):
        page = translation(ArticlePageFactory(authors=[author], owner=author.owner), owner=author.owner)
        assert SYNC not in self.opened(page, author)
