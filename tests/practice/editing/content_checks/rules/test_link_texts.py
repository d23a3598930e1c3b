import pytest

from practice.editing.content_checks.content import Link
from practice.editing.content_checks.rules.link_texts import check
from tests.practice.editing.content_checks.texts import BODY, text, words_found


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "click here"),
        ("en", "Read more."),
        ("en", "https://example.org/sleep"),
        ("es", "haga clic aquí"),
        ("es", "Más información"),
        ("es", "www.example.org"),
    ],
)
def test_link_that_says_nothing_is_found(language, words):
    assert words_found(check, text(language, links=[Link(words, BODY)])) == [words]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the sleep diary of the VA"),
        ("en", "here is how"),
        ("es", "el diario de sueño"),
        ("es", "aquí vive el miedo"),
        ("es", "more"),  # A word of the other language says nothing here either, but is not in this list.
    ],
)
def test_link_that_names_its_end_is_not(language, words):
    assert words_found(check, text(language, links=[Link(words, BODY)])) == []
