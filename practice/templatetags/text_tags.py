"""Filters on text: dates and lists in words, the language of a text, telephone numbers kept on one line."""

from __future__ import annotations

import datetime as dt
import re

from django import template
from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override, pgettext

from practice.wording import joined, other_language_code, spelled

register = template.Library()
register.filter("joined", joined)
register.filter("spelled", spelled)

NUMBER = re.compile(r"(?<![\w-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])")
# What was typed into a blank stays as it was typed; a link that dials is kept whole by the style sheet.
LEFT_ALONE = ("<textarea", "<option", "<script")
DIALS = 'href="tel:'


@register.filter
def whole_numbers(html: SafeString) -> SafeString:
    """Keep every telephone number in rendered text on one line; a browser would break it at a hyphen."""
    return mark_safe(NUMBER.sub(_kept_whole, html))  # noqa: S308 - nothing but a number goes into the span.


def _kept_whole(match: re.Match) -> str:
    html, start = match.string, match.start()
    last_tag = html[html.rfind("<", 0, start) : start]
    if ">" not in last_tag or last_tag.startswith(LEFT_ALONE) or DIALS in last_tag:
        return match[0]
    return f'<span class="nowrap">{match[0]}</span>'


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
