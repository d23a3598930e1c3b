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


def in_sentence(locale) -> str:
    """Return the name of a language as it is written within a sentence: Spanish, but español."""
    name = str(locale.get_display_name())
    return name.lower() if active_language() == "es" else name


def joined(names: Iterable) -> str:
    """Join names as people do: “English, Spanish and Japanese”, “español e inglés”.

    Pairs (“niñas y niños”) come first, and a comma parts one from the last: no name is read as half of a pair.
    """
    link = pgettext("between the last two of a list", "and")
    *first, last = sorted((str(name) for name in names), key=lambda name: not _is_pair(name, link)) or [""]
    if not first:
        return last
    comma = "," if _is_pair(first[-1], link) else ""
    if get_language() == "es" and _I_SOUND.match(last):
        link = "e"
    return f"{', '.join(first)}{comma} {link} {last}"


def _is_pair(name: str, link: str) -> bool:
    return f" {link} " in name or (link == "y" and " e " in name)


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
    """Say an hour as people do: “11 am”, “4:45 pm”, “12 noon”, “las 11 de la mañana”, “la 1:30 de la tarde”."""
    local = timezone.localtime(at)
    if (local.hour, local.minute) == (12, 0):
        return pgettext("clock", "12 noon")
    words = {"time": f"{_hour_and_minutes(local)}\u00a0{_part_of_the_day(local.hour)}"}
    return npgettext("clock", "%(time)s", "%(time)s", local.hour % 12 or 12) % words


def _part_of_the_day(hour: int) -> str:
    if hour == 0:
        return pgettext("at midnight", "am")
    if hour < 6:
        return pgettext("before dawn", "am")
    if hour < 12:
        return pgettext("in the morning", "am")
    return pgettext("in the afternoon", "pm") if hour < 19 else pgettext("at night", "pm")


def short_clock(time: dt.time | dt.datetime) -> str:
    """Write an hour, given in practice time, where there is little room: “11 am”, “4:45 p. m.”."""
    half = pgettext("in a table", "am") if time.hour < 12 else pgettext("in a table", "pm")
    return f"{_hour_and_minutes(time)}\u00a0{half}"


def _hour_and_minutes(time: dt.time | dt.datetime) -> str:
    return f"{time.hour % 12 or 12}:{time:%M}" if time.minute else str(time.hour % 12 or 12)


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, without accents, compatibility forms (ﬁ, ｇ) in plain letters."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def dictionary_key(word: str) -> str:
    """Return what to sort `word` by, as dictionaries of both languages do: accents apart, and ñ after n (F8)."""
    return fold(word.casefold().replace("ñ", "n\uffff"))
