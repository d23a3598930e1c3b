"""Filters on text: dates and lists in words, the language of a text."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

from django import template
from django.utils import formats, timezone
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, gettext, override, pgettext

from practice.wording import joined, other_language_code, spelled

register = template.Library()
HEADING = re.compile(r"<(?P<level>h[23])\b[^>]*>(?P<words>.*?)</(?P=level)>", re.DOTALL)
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
def anchored(text) -> str:
    """Give the headings among rich text the anchors that heading blocks have, so that readers can be led to them."""
    return mark_safe(HEADING.sub(_with_anchor, str(text)))  # noqa: S308  Rich text is clean, the anchor a slug.


def _with_anchor(heading: re.Match) -> str:
    anchor = slugify(unescape(strip_tags(heading["words"])))
    return f'<{heading["level"]} id="{anchor}">{heading["words"]}</{heading["level"]}>' if anchor else heading[0]


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
