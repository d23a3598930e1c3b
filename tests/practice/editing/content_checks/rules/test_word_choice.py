import pytest

from practice.editing.content_checks.content import QUOTATION, Content, Passage, WordChoice
from practice.editing.content_checks.rules.word_choice import check
from tests.practice.editing.content_checks.texts import BODY, text, words_found

KEPT = [
    WordChoice(("addict", "addicts", "drug addict"), "person with an addiction", "The person comes first."),
    WordChoice(("just relax",), ""),
    WordChoice(("adicto", "cálmese"), "persona con una adicción"),
]


@pytest.mark.parametrize(
    ("language", "written", "found"),
    [
        ("en", "An addict came.", ["addict"]),
        ("en", "A Drug Addict is no addict to me, addict.", ["Drug Addict", "addict"]),
        ("en", "You should just relax.", ["just relax"]),
        ("es", "Un ADICTO no elige. Calmese.", ["ADICTO", "Calmese"]),
    ],
)
def test_words_of_the_list_are_found_in_any_spelling(language, written, found):
    assert words_found(check, text(language, written, word_choices=KEPT)) == found


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Addiction, addictive, a person with an addiction."),
        ("en", "Just when you relax."),
        ("es", "Una persona con una adicción."),
    ],
)
def test_other_words_are_not(language, written):
    assert words_found(check, text(language, written, word_choices=KEPT)) == []


def test_finding_says_what_is_better_and_why():
    [finding] = check(text("en", "An addict.", word_choices=KEPT))
    assert finding.quoted["better"] == "person with an addiction"
    assert finding.advice == "The person comes first."


def test_quotations_are_left_as_they_were_said():
    said = Content("en", [Passage("An addict.", BODY, QUOTATION)], word_choices=KEPT)
    assert list(check(said)) == []
