import pytest

from practice.editing.content_checks.rules.crisis import check
from tests.practice.editing.content_checks.texts import BODY, text


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Some people think about suicide."),
        ("en", "She wants to die."),
        ("en", "Her husband hits her."),
        ("es", "Hay quien piensa en el suicidio."),
        ("es", "Él quiere morir."),
        ("es", "Su esposo la golpea."),
    ],
)
def test_words_of_a_crisis_without_its_block_are_found_once(language, written):
    [finding] = check(text(language, "Uno.", written, written))
    assert finding.quoted["words"] == written
    assert finding.place == BODY
    assert list(check(text(language, written, has_crisis_block=True))) == []


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "We died laughing. Kill time with a walk."),
        ("en", "Sleep comes when it comes."),
        ("es", "Nos morimos de risa."),
        ("es", "El sueño llega cuando llega."),
    ],
)
def test_everyday_words_are_not(language, written):
    assert list(check(text(language, written))) == []


@pytest.mark.parametrize(("language", "topic"), [("en", "Suicide"), ("es", "Suicidio")])
def test_topic_counts_too(language, topic):
    [finding] = check(text(language, "Uno.", topics=[topic]))
    assert finding.place == ("topics",)
