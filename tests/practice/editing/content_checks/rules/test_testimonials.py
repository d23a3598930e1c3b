import pytest

from practice.editing.content_checks.content import QUOTATION, Content, Passage
from practice.editing.content_checks.rules.testimonials import check
from tests.practice.editing.content_checks.texts import text, words_found


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "A client told me that she sleeps now."),
        ("en", "One of our former clients wrote this."),
        ("en", "She saved my marriage!"),
        ("en", "★★★★★ The best hour of my week."),
        ("es", "Una paciente me dijo que ya duerme."),
        ("es", "Testimonio de una madre."),
        ("es", "Me cambió la vida."),
        ("es", "La recomiendo mucho."),
    ],
)
def test_words_of_a_client_are_found(language, written):
    assert words_found(check, text(language, written)) == [written]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Clients often ask how long it takes."),
        ("en", "Your doctor told you to rest."),
        ("es", "Muchas personas preguntan cuánto dura."),
        ("es", "Su médica le dijo que descansara."),
    ],
)
def test_what_people_ask_in_general_is_not(language, written):
    assert words_found(check, text(language, written)) == []


@pytest.mark.parametrize(
    ("language", "speaker", "found"),
    [
        ("en", "A former client", True),
        ("en", "M., 34", True),
        ("en", "Jane Roe, “On Quiet”, 2019", False),
        ("es", "Una paciente", True),
        ("es", "Octavio Paz, 1950", False),
    ],
)
def test_quotation_is_judged_by_its_speaker(language, speaker, found):
    quoted = Content(language, [Passage(speaker, ("body", "q1", "attribution"), QUOTATION)])
    assert bool(list(check(quoted))) is found
