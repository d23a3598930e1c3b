"""Where a new article is begun, for whoever reads the admin in English or in Spanish."""

import pytest

from django.utils import translation

from articles.beginning import ways_to_begin
from tests.articles.editor import add_url, edit_url
from tests.factories import ArticlePageFactory
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Write an article", "Write in Spanish"]),
        ("es", ["Escribir un artículo", "Escribir en inglés"]),
    ],
)
def test_first_way_leads_to_the_language_of_the_admin(language, labels):
    with translation.override(language):
        ways = ways_to_begin()
        assert [str(way.label) for way in ways] == labels
        assert ways[0].index.locale.language_code == language
        assert f"/articlepage/{ways[0].index.pk}/" in ways[0].url


@pytest.mark.parametrize(
    ("admin", "article", "sentence", "link"),
    [
        ("en", "en", "This article will be in English.", "Write in Spanish instead"),
        ("en", "es", "This article will be in Spanish.", "Write in English instead"),
        ("es", "en", "Este artículo estará en inglés.", "Escribirlo en español"),
        ("es", "es", "Este artículo estará en español.", "Escribirlo en inglés"),
    ],
)
def test_new_article_says_in_which_language_it_will_be(therapist, author, admin, article, sentence, link):
    speaks(author.owner, admin)
    html = therapist.get(add_url(article)).content.decode()
    assert sentence in html
    assert f'<a href="{add_url("es" if article == "en" else "en")}">{link}</a>' in html


def test_one_that_was_saved_says_nothing_of_it(therapist, author):
    page = ArticlePageFactory(owner=author.owner, authors=[author])
    assert "This article will be in" not in therapist.get(edit_url(page)).content.decode()


def test_list_of_articles_keeps_its_name_and_the_other_ways_in_a_menu(therapist):
    html = therapist.get("/admin/articles/").content.decode()
    header, menu = html.split('data-controller="w-dropdown"', 1)[0], html.split('data-controller="w-dropdown"', 1)[1]
    assert "Write an article" in header
    for label in ("Write in Spanish", "Open a Word document", "By language"):
        assert label not in header and label in menu
