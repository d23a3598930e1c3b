"""Analysis of text for the search: tokens without accents, stems, and one term for one meaning in both languages."""

import re
from collections.abc import Collection
from functools import lru_cache
from threading import Lock

from practice.lean_import import import_alone
from practice.wording import fold

from .stop_words import STOP_WORDS
from .synonyms import MEANINGS

LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+")

_stop_words = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_stemmers = {
    "en": import_alone("snowballstemmer", "english_stemmer").EnglishStemmer(),
    "es": import_alone("snowballstemmer", "spanish_stemmer").SpanishStemmer(),
}
_lock = Lock()
_meanings: dict[str, str] = {}
_meant_stems: dict[str, dict[str, str]] = {language: {} for language in _stemmers}


def words_in(text: str, language: str) -> list[str]:
    """Return the words of `text` that carry meaning, folded."""
    words = WORD.findall(fold(text))
    return [word for word in words if len(word) <= LONGEST_WORD and word not in _stop_words[language]]


def words_with_meaning() -> Collection[str]:
    return _meanings.keys()


def stem_of(word: str, language: str) -> str:
    with _lock:  # A stemmer keeps the word it works on in itself.
        return _stemmers[language].stemWord(word)


@lru_cache(maxsize=20_000)
def term_of(word: str, language: str) -> str:
    """Return what a folded word is compared by; accents went first, because most people leave them out."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if meaning := _meanings.get(form):
            return meaning
    stem = stem_of(word, language)
    return _meant_stems[language].get(stem, stem)


def _learn_meanings() -> None:
    for meaning in MEANINGS:
        name = f"={meaning[0].split()[0]}"
        for language, words in zip(_stemmers, meaning, strict=True):
            for word in words.split():
                _meanings.setdefault(word, name)
                _meant_stems[language].setdefault(stem_of(word, language), name)


_learn_meanings()
