import pytest

from practice.editing.content_checks.content import ITEM, Content, Passage
from practice.editing.content_checks.rules.lengths import check_paragraphs, check_sentences
from tests.practice.editing.content_checks.texts import BODY, text, words_found

WORD = {"en": "word", "es": "palabra"}


@pytest.mark.parametrize(("language", "most"), [("en", 25), ("es", 30)])
def test_sentence_above_the_limit_is_found(language, most):
    long, short = (" ".join([WORD[language]] * count) + "." for count in (most + 1, most))
    [finding] = check_sentences(text(language, f"{short} {long}"))
    assert finding.figures == {"count": most + 1, "most": most}
    assert finding.place == BODY
    assert list(check_sentences(text(language, f"{short} {short}"))) == []


@pytest.mark.parametrize(("language", "most"), [("en", 100), ("es", 120)])
def test_paragraph_above_the_limit_is_found(language, most):
    sentence = f"{WORD[language]} {WORD[language]}. "
    assert len(words_found(check_paragraphs, text(language, sentence * (most // 2 + 1)))) == 1
    assert words_found(check_paragraphs, text(language, sentence * (most // 2))) == []


def test_list_item_is_no_paragraph():
    item = Passage("word. " * 130, BODY, ITEM)
    assert list(check_paragraphs(Content("en", [item]))) == []
