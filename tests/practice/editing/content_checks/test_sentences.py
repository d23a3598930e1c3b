import pytest

from practice.editing.content_checks.sentences import beginning, split_into_sentences, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Dr. Ruiz and Mrs. Poe came at 5 p.m. on Monday.", 1),
        ("La Dra. Ruiz llega a las 5 p. m. y se va.", 1),
        ("“Sit down.” She sat.", 2),
        ("It is 4.5 miles. J. R. Poe walked it.", 2),
        ("¿Duerme? No… Tampoco.", 3),
        ("", 0),
    ],
)
def test_full_stops_of_abbreviations_end_no_sentence(text, count):
    assert len(split_into_sentences(text)) == count


def test_words_keep_their_apostrophes_and_hyphens():
    assert words_of("Don’t over-think: niñas, 24/7.") == ["Don’t", "over-think", "niñas", "24", "7"]


def test_beginning_of_a_short_text_is_the_whole():
    assert beginning("One, two.") == "One, two."
    assert beginning("a b c d e f g h i j k l m n") == "a b c d e f g h i j …"
