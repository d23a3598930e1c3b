"""What the text of a page needs to be read well: numbers in words, telephone numbers in one piece."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from practice.templatetags.practice_tags import telephone
from practice.words import spelled

register = template.Library()
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


@register.simple_tag
def phone_link(number) -> str:
    """Return a number as a link that dials it; where there is little room its extension takes the next line."""
    if not number:
        return ""
    words = telephone(number)
    if number.extension:
        words, label, extension = words.rsplit(" ", 2)
        words = format_html('<span class="nowrap">{}</span> {}\u00a0{}', words, label, extension)
    css_class = "phone phone--long" if number.extension else "phone"
    return format_html('<a class="{}" href="{}">{}</a>', css_class, number.as_rfc3966, words)
