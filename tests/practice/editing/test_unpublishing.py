"""The admin's screen on which a page is taken offline: which languages go, and that it says so."""

import pytest

from django.urls import reverse

from wagtail.models import Page

from tests.clients import signed_in
from tests.factories import ArticlePageFactory, UserFactory, translation

from .reading import speaks

pytestmark = pytest.mark.django_db


@pytest.fixture
def olive(db):
    return UserFactory(manager=True)


@pytest.fixture
def pages(db):
    """An article and its translation, by the name of the language."""
    english = ArticlePageFactory(title="Calm")
    return {"en": english, "es": translation(english, title="Calma", slug="calma")}


def unpublishing(page) -> str:
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def live(pages) -> set[str]:
    return {code for code, page in pages.items() if Page.objects.get(pk=page.pk).live}


@pytest.mark.parametrize(
    ("code", "language", "words", "left"),
    [
        ("es", "en", "Take this page offline in Spanish? It stays online in English.", {"en"}),
        ("es", "es", "¿Sacar esta página de línea en español? Sigue en línea en inglés.", {"en"}),
        ("en", "en", "Take this page offline in every language: English and Spanish?", set()),
        ("en", "es", "¿Sacar esta página de línea en todos los idiomas: inglés y español?", set()),
    ],
)
def test_says_before_which_languages_go_offline(olive, pages, code, language, words, left):
    speaks(olive, language)
    client = signed_in(olive)
    assert words in client.get(unpublishing(pages[code])).content.decode()
    client.post(unpublishing(pages[code]))
    assert live(pages) == left


def test_page_in_one_language_names_none(olive):
    page = ArticlePageFactory(title="Alone")
    page.get_translations().delete()
    assert "Take this page offline? Its text stays" in signed_in(olive).get(unpublishing(page)).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This article is referenced 0 times."), ("es", "Se usa en 0 lugares del sitio (artículo).")],
)
def test_uses_of_the_page_are_counted_in_the_language_of_the_reader(olive, pages, language, words):
    speaks(olive, language)
    html = signed_in(olive).get(unpublishing(pages["en"])).content.decode()
    assert words in html
