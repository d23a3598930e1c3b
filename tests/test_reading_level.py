import pytest

from scripts.reading_level import TEXTS, english_syllables, level_of, main, measure, prose_of, spanish_syllables

HARD = "Notwithstanding considerable organizational difficulties, administrators subsequently initiated consultations."


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("the", 1), ("called", 1), ("wanted", 2), ("table", 2), ("someone", 2), ("idea", 3), ("medication", 4)],
)
def test_english_syllables_leave_out_the_silent_e(word, syllables):
    assert english_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"), [("que", 1), ("hay", 1), ("ya", 1), ("día", 2), ("país", 2), ("cuidado", 3), ("teoría", 4)]
)
def test_spanish_syllables_keep_diphthongs_and_part_accented_vowels(word, syllables):
    assert spanish_syllables(word) == syllables


def test_english_sentence_has_the_grade_of_the_formula():
    level = measure(["The cat sat on the mat."], "en")
    assert (level.sentences, level.words, level.syllables) == (1, 6, 6)
    assert level.figure == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert level.passes


def test_spanish_sentence_has_the_value_of_the_formula():
    level = measure(["El gato come pan. Yo también."], "es")
    assert (level.sentences, level.words, level.syllables) == (2, 6, 9)
    assert level.figure == pytest.approx(206.835 - 62.3 * 9 / 6 - 3)


def test_figures_addresses_and_abbreviations_are_no_words_and_end_no_sentence():
    level = measure(["Mrs. Ortega calls 951-778-0230 or www.bbs.ca.gov today."], "en")
    assert (level.sentences, level.words) == (1, 5)


def test_prose_is_what_the_page_says_in_sentences_without_headings():
    text = "---\nstandfirst: First.\nsteps:\n- heading: H\n  text: A step.\n---\n\n## No\n\nOne *two*.\n\n- three\n"
    assert [" ".join(line.split()) for line in prose_of(text)] == ["First.", "A step.", "One two .", "three"]


def test_hard_text_fails_and_is_named(tmp_path, capsys):
    path = tmp_path / "hard.en.md"
    path.write_text(f"---\ntitle: T\n---\n\n{HARD}\n")
    assert main([str(path)]) == 1
    assert "hard.en.md  TOO HARD" in capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(TEXTS.rglob("*.md")), ids=lambda path: path.name)
def test_every_text_of_the_demo_is_plain(path):
    assert level_of(path).passes
