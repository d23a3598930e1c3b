import pytest

from practice.editing.content_checks.rules.promises import check
from tests.practice.editing.content_checks.texts import text, words_found


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "We guarantee that you will sleep."),
        ("en", "Therapy will cure your anxiety."),
        ("en", "You will feel better after six sessions."),
        ("en", "Get rid of panic for good."),
        ("en", "It is 100% effective."),
        ("es", "Garantizamos resultados."),
        ("es", "Esta terapia cura la depresión."),
        ("es", "Usted se sentirá mejor en seis sesiones."),
        ("es", "Una vida libre de ansiedad para siempre."),
        ("es", "Nosotros lo curaremos."),
    ],
)
def test_promise_is_found(language, written):
    assert words_found(check, text(language, written)) == [written]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "No one can guarantee that you will sleep."),
        ("en", "We do not cure anyone. Many people sleep better after some weeks."),
        ("en", "We will call you. You will be asked for your name."),
        ("es", "Nadie puede garantizar que dormirá."),
        ("es", "No curamos a nadie. Muchas personas duermen mejor después de unas semanas."),
        ("es", "Al principio se sentirá raro."),
    ],
)
def test_honest_sentence_is_not(language, written):
    assert words_found(check, text(language, written)) == []
