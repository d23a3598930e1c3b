"""Analysis of text for the search: words without accents, stop words left out, and their stems."""

import re
from functools import lru_cache
from threading import Lock

from practice.lean_import import import_alone
from practice.wording import fold

from .stop_words import STOP_WORDS

LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+")

# Forms that a stemmer takes for another word: “me duele” (it hurts) is no “duelo” (grief), nor “parto” “parte”.
IRREGULAR_STEMS = {
    "en": {},
    "es": dict.fromkeys(("duele", "duelen", "duela", "duelan", "dolio"), "dol")
    | dict.fromkeys(("parto", "partos"), "parto")
    | dict.fromkeys(("pelea", "peleas", "pelean"), "pele"),
}

_stop_words = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_stemmers = {
    "en": import_alone("snowballstemmer", "english_stemmer").EnglishStemmer(),
    "es": import_alone("snowballstemmer", "spanish_stemmer").SpanishStemmer(),
}
_lock = Lock()


def folded_words(text: str) -> list[str]:
    return [word for word in WORD.findall(fold(text)) if len(word) <= LONGEST_WORD]


def words_in(text: str, language: str) -> list[str]:
    """Return the words of `text` that carry meaning, folded."""
    return meaningful(folded_words(text), language)


def meaningful(words: list[str], language: str) -> list[str]:
    """Return the folded words that are no stop words."""
    return [word for word in words if word not in _stop_words[language]]


def written_forms(text: str) -> dict[str, str]:
    """Return each folded word of `text` as it is written there, in lower case: {"sueno": "sueño"}."""
    return {fold(word): word for word in WORD.findall(text.lower())}


@lru_cache(maxsize=20_000)
def stem_of(word: str, language: str) -> str:
    """Return what a folded word is compared by; accents went first, because most people leave them out."""
    if irregular := IRREGULAR_STEMS[language].get(word):
        return irregular
    with _lock:  # A stemmer keeps the word it works on in itself.
        return _stemmers[language].stemWord(word)
