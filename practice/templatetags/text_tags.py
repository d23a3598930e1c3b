"""Filters on text: dates and lists in words, the language of a text."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, override, pgettext

from practice.wording import joined, other_language_code, spelled

register = template.Library()
register.filter("joined", joined)
register.filter("spelled", spelled)


@register.filter
def text_language(page) -> str:
    """Return the language a page's text is in where it is not the language of the page around it, else nothing.

    A stand-in for a missing translation shows the other language's text.
    """
    if not getattr(page, "alias_of_id", None):
        return ""
    return other_language_code()


@register.filter
def long_date(day: dt.date | None) -> str:
    """Write a date in full: “March 3, 2025”, “3 de marzo de 2025”."""
    return formats.date_format(day, pgettext("date format", "F j, Y")) if day else ""


@register.simple_tag
def dateline() -> str:
    """Return today as a letter has it: “Saturday, November 21”, “sábado 21 de noviembre”."""
    words = formats.date_format(timezone.localtime(), pgettext("date format", "l, F j"))
    return words[:1].upper() + words[1:]


@register.simple_tag
def salutation(language: str = "") -> str:
    """Greet the reader in the language of the letter, which need not be that of the page around it."""
    with override(language or get_language()):
        return gettext("Dear reader,")
