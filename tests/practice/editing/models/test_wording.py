import pytest

from django.utils import translation

from practice.editing.models import Wording

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("en", "committed suicide"), ("es", "enfermo mental")])
def test_practice_starts_with_words_and_their_sources(language, words):
    rows = Wording.objects.filter(language=language)
    assert rows.count() >= 25
    assert any(words in row.forms for row in rows)
    assert not rows.filter(source="").exists()
    assert not rows.filter(why_en="").exists()
    assert not rows.filter(why_es="").exists()


def test_reason_is_given_in_the_language_of_who_edits():
    row = Wording(language="es", words="loco, loca", why_en="It hurts.", why_es="Hiere.")
    with translation.override("es"):
        assert row.why == "Hiere."
    with translation.override("en"):
        assert row.why == "It hurts."
    assert row.forms == ("loco", "loca")
