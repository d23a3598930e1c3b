import pytest

from practice.editing.content_checks.content import Picture
from practice.editing.content_checks.rules.pictures import check
from tests.practice.editing.content_checks.texts import text


def pictured(language, words, decorative=False):
    return list(check(text(language, pictures=[Picture(words, ("body", "p1", "image"), decorative)])))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("words", ["", " ", "IMG_4711", "door.jpg"])
def test_picture_without_words_is_found(language, words):
    [finding] = pictured(language, words)
    assert finding.place == ("body", "p1", "image")


@pytest.mark.parametrize(
    ("language", "words", "decorative"),
    [("en", "Two armchairs by a window", False), ("es", "Dos sillones junto a una ventana", False), ("en", "", True)],
)
def test_described_or_decorative_is_not(language, words, decorative):
    assert pictured(language, words, decorative) == []
