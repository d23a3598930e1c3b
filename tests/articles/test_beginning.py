"""Where a new article is begun, for whoever reads the admin in English or in Spanish."""

import pytest

from django.utils import translation

from articles.beginning import ways_to_begin

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
