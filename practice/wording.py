"""Wording: lists and numbers in words, hours on the clock, and the folding of accents."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext, npgettext, pgettext

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


def clock(at: dt.datetime) -> str:
    """Say an hour as people do: “11 am”, “4:45 pm”, “12 noon”, “las 11 am”, “la 1:30 pm”."""
    local = timezone.localtime(at)
    if (local.hour, local.minute) == (12, 0):
        return pgettext("clock", "12 noon")
    return npgettext("clock", "%(time)s", "%(time)s", local.hour % 12 or 12) % {"time": short_clock(local)}


def short_clock(time: dt.time | dt.datetime) -> str:
    """Write an hour, given in practice time, where there is little room: “11 am”, “4:45 pm”."""
    minutes = f":{time:%M}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}\u00a0{'am' if time.hour < 12 else 'pm'}"


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, without accents, compatibility forms (ﬁ, ｇ) in plain letters."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def dictionary_key(word: str) -> str:
    """Return what to sort `word` by, as dictionaries of both languages do: accents apart, and ñ after n (F8)."""
    return fold(word.casefold().replace("ñ", "n\uffff"))
