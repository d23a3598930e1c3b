"""Previews of a draft: in the other language, as a search result, and for no one who is not signed in."""

import re

import pytest

from django.urls import reverse
from django.utils.html import strip_tags

from tests.articles.editor import add_url, article_form, edit_url
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    StandardPageFactory,
    UserFactory,
    article_index,
    open_practice,
    translation,
)

pytestmark = pytest.mark.django_db
MODES = ["", "language", "search"]


@pytest.fixture
def author():
    open_practice()
    return ClinicianPageFactory(title="Ana Ruiz", owner=UserFactory(therapist=True))


@pytest.fixture
def therapist(author):
    return signed_in(author.owner)


@pytest.fixture
def article(author):
    page = ArticlePageFactory(title="Calm", slug="calm", authors=[author], owner=author.owner, draft=True)
    page.save_revision(user=author.owner)
    return page


def preview(client, page, mode, **changes):
    """Return the page that the panel beside the form shows once the form was sent there."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(url, article_form(page=page, **changes)).json()["is_valid"]
    return client.get(url, {"mode": mode}).content.decode()


class TestOtherLanguage:
    def test_stand_in_is_the_text_as_typed_between_spanish_words(self, therapist, article):
        html = preview(therapist, article, "language", title="Calm at four", slug="calm-at-four")
        assert '<html lang="es">' in html
        assert '<h1 lang="en">Calm at four</h1>' in html
        assert "Emotional intimacy grows" in html
        assert "Inicio" in strip_tags(html)

    def test_article_that_was_never_saved_has_one(self, therapist, author):
        url = reverse("wagtailadmin_pages:preview_on_add", args=["articles", "articlepage", article_index().pk])
        assert therapist.post(url, article_form("Quiet", [author])).json()["is_valid"]
        html = therapist.get(url, {"mode": "language"}).content.decode()
        assert '<h1 lang="en">Quiet</h1>' in html
        assert "Ana Ruiz" in html

    def test_translation_is_shown_as_its_author_left_it(self, therapist, article):
        spanish = translation(article, title="Calma", owner=article.owner)
        spanish.title = "Más calma"
        spanish.save_revision(user=article.owner)
        assert "<h1>Más calma</h1>" in preview(therapist, article, "language")

    def test_translation_of_someone_else_is_shown_as_it_is_online(self, therapist, article):
        spanish = translation(article, title="Calma", owner=UserFactory(therapist=True), authorships=[])
        type(spanish).objects.filter(pk=spanish.pk).update(owner=UserFactory(therapist=True))
        spanish.title = "Más calma"
        spanish.save_revision(user=None, clean=False)
        html = preview(therapist, article, "language")
        assert "Más calma" not in html
        assert "<h1>Calma</h1>" in html


class TestSearchResult:
    def test_title_address_and_description_are_those_of_the_engines(self, therapist, article):
        html = preview(therapist, article, "search", title="A" * 80, standfirst="Sleep comes back. " * 15, slug="calm")
        words = re.sub(r"\s+", " ", strip_tags(html.split("<main")[1]))
        assert f"{'A' * 59}…" in words
        assert "› articles › calm" in words
        assert "Sleep comes back. " * 8 in words
        assert "Sleep comes back. " * 9 not in words

    def test_what_is_written_for_it_goes_first(self, therapist, article):
        html = preview(therapist, article, "search", seo_title="Sleep again", search_description="In three steps.")
        assert "Sleep again" in html
        assert "In three steps." in html


@pytest.mark.parametrize("mode", MODES)
def test_draft_is_previewed_by_no_one_else(client, therapist, article, mode):
    preview(therapist, article, mode)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    for address in (url, reverse("wagtailadmin_pages:view_draft", args=[article.pk])):
        assert "/admin/login/" in client.get(address, {"mode": mode}).url
    stranger = signed_in(UserFactory(therapist=True))
    assert stranger.get(url, {"mode": mode}).status_code == 403


@pytest.mark.parametrize("mode", MODES)
def test_standard_page_and_profile_have_them_too(author, mode):
    manager = signed_in(UserFactory(manager=True))
    for page in (StandardPageFactory(), author):
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert manager.get(url, {"mode": mode}).status_code == 200


def test_modes_are_offered_in_the_editor(therapist, article):
    html = therapist.get(edit_url(article)).content.decode()
    for words in ["As readers see it", "In the other language", "As a search result"]:
        assert words in html
    assert "As a search result" in therapist.get(add_url()).content.decode()
