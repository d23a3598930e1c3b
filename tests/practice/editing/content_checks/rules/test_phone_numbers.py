import pytest

from practice.editing.content_checks.rules.phone_numbers import check
from tests.practice.editing.content_checks.texts import text, words_found

OWN = frozenset({"9517780230"})


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("en", "Call 951-778-0231 today.", "951-778-0231"),
        ("en", "Dial (951) 555 0142.", "(951) 555 0142"),
        ("es", "Llame al 951.778.0231 hoy.", "951.778.0231"),
        ("es", "Marque +52 55 1234 5678.", "+52 55 1234 5678"),
    ],
)
def test_unknown_number_is_found(language, written, number):
    assert words_found(check, text(language, written, known_numbers=OWN)) == [number]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Call us: 951-778-0230, or +1 (951) 778-0230."),
        ("en", "Call 988 or 911, text HOME to 741741, or call 1-800-799-7233."),
        ("en", "From 2019 to 2024, 12,000,000 people; section 4980.32."),
        ("es", "Llámenos: 951 778 0230. En una crisis, 988; en peligro, 911."),
    ],
)
def test_own_numbers_crisis_lines_and_figures_are_not(language, written):
    assert words_found(check, text(language, written, known_numbers=OWN)) == []
