"""Phone numbers in the one spelling of the site, as links that dial, and found in texts."""

from __future__ import annotations

import re
from functools import lru_cache

from phonenumbers import NumberParseException, is_possible_number

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from practice.phones import formatted, parsed

register = template.Library()
register.filter("telephone", formatted)

# Both patterns run in linear time, whatever an editor wrote.
TAG = re.compile(r"(<[^<>]*>)")
NAME = re.compile(r"</?([a-z][a-z0-9]*)")
NUMBER = re.compile(
    r"(?<![\w-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])"
    r"|(?<![\w$.,/:-])(?:988|911)(?![\w%/:-]|[.,]\d)"
)
# Links, what a visitor typed, and what is no running text.
LEFT_ALONE = {"a", "button", "h1", "h2", "h3", "label", "option", "script", "select", "style", "svg", "textarea"}


@register.simple_tag
def phone_link(number) -> str:
    """Return a number as a link that dials it; where there is little room its extension takes the next line."""
    if not number:
        return ""
    words = formatted(number)
    if number.extension:
        words, label, extension = words.rsplit(" ", 2)
        words = format_html('<span class="nowrap">{}</span> {}\u00a0{}', words, label, extension)
    css_class = "phone phone--long" if number.extension else "phone"
    return format_html('<a class="{}" href="{}">{}</a>', css_class, number.as_rfc3966, words)


@register.filter
def phone_links(html: SafeString) -> SafeString:
    """Make links of the phone numbers in rendered text, each kept on one line; 988 in “text 988” opens a message."""
    parts, depth = TAG.split(html), 0
    for place, part in enumerate(parts):
        if place % 2:
            name = NAME.match(part)
            if name and name[1] in LEFT_ALONE:
                depth += -1 if part.startswith("</") else 1
        elif not depth:
            parts[place] = NUMBER.sub(_linked, part)
    return mark_safe("".join(parts))  # noqa: S308 - nothing but a number goes into a link.


def _linked(match: re.Match) -> str:
    number = match[0]
    before = match.string[max(match.start() - 12, 0) : match.start()].lower()
    if number == "988" and before.endswith("ayuda al "):
        address = "sms:988?&amp;body=AYUDA"
    elif number == "988" and before.endswith("text ") and not before.endswith((" or text ", " and text ")):
        address = "sms:988"
    else:
        address = _address(number)
    if not address:
        return f'<span class="nowrap">{number}</span>'
    return f'<a class="nowrap" href="{address}">{number}</a>'


@lru_cache(maxsize=500)
def _address(number: str) -> str:
    """Return the address that dials `number`, or nothing where no such number can be."""
    if len(number) == 3:
        return f"tel:{number}"
    try:
        found = parsed(number)
    except NumberParseException:
        return ""
    return found.as_rfc3966 if is_possible_number(found) else ""
