"""Strings of Wagtail and Django that we say in Spanish: they still say them, and each has its Spanish."""

from pathlib import Path

import polib

from django.conf import settings
from django.contrib import auth

import wagtail.admin

from practice.wagtail_words import SAID_BY_DJANGO, SAID_BY_WAGTAIL

OURS = settings.BASE_DIR / "locale" / "es" / "LC_MESSAGES"
THEIRS = Path(wagtail.admin.__file__).parent / "locale" / "en" / "LC_MESSAGES"
DJANGOS = Path(auth.__file__).parent / "locale" / "en" / "LC_MESSAGES"


def words_in(catalog) -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(catalog))}


def test_each_is_said_by_wagtail():
    said = {word for word in SAID_BY_WAGTAIL if isinstance(word, str)}
    assert said - words_in(THEIRS / "django.po") == set()
    assert said - words_in(OURS / "django.po") == set()


def test_each_is_said_by_django():
    assert set(SAID_BY_DJANGO) - words_in(DJANGOS / "django.po") == set()
    assert set(SAID_BY_DJANGO) - words_in(OURS / "django.po") == set()


def test_each_of_the_scripts_is_said_by_wagtail():
    assert words_in(OURS / "djangojs.po") - words_in(THEIRS / "djangojs.po") == set()
