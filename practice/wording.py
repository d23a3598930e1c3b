"""Wording: joins lists, spells numbers, sorts names and says which language is active, in English and Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

# Spanish “y” turns into “e” before the sound i: “español e inglés”, yet “flores y hierbas”.
_I_SOUND = re.compile(r"(?:i|í|hi(?![aeou])|hí)", re.IGNORECASE)


def active_language() -> str:
    """Return the code of the active language without its region: “en”, “es”."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def other_language_code() -> str:
    """Return the code of the language that is not active."""
    return next(code for code, _name in settings.LANGUAGES if code != get_language())


def joined(names: Iterable) -> str:
    """Join names as people do: “English, Spanish and Japanese”, “español e inglés”."""
    *first, last = [str(name) for name in names] or [""]
    if not first:
        return last
    link = pgettext("between the last two of a list", "and")
    if get_language() == "es" and _I_SOUND.match(last):
        link = "e"
    return f"{', '.join(first)} {link} {last}"


def spelled(count: int) -> str:
    """Write a number from two to nine in words, as in a letter: “two”, “dos”; any other in figures."""
    words = {
        2: gettext("two"),
        3: gettext("three"),
        4: gettext("four"),
        5: gettext("five"),
        6: gettext("six"),
        7: gettext("seven"),
        8: gettext("eight"),
        9: gettext("nine"),
    }
    return words.get(count, str(count))


def dictionary_key(word: str) -> str:
    """Return what to sort `word` by, as dictionaries of both languages do: accents apart, and ñ after n (F8)."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("ñ", "n\uffff"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
