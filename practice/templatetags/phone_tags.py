"""Phone numbers in the one spelling of the site, as links that dial, and found in texts."""

from __future__ import annotations

import re
from collections import Counter
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
    r"(?<![\w-])(?<!\+\d\d[ -])(?<!\+\d\d\d[ -])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])"
    r"|(?<![\w$.,/:-])(?:988|911)(?![\w%/:-]|[.,]\d)"
)
# “Highway 911” is a road, “Suite 988” a door.
NUMBERED_THING = re.compile(
    r"\b(?:highway|hwy|route|interstate|freeway|road|room|suite|unit|apt|apartment|building|box|flight|bus|page|porsche"
    r"|carretera|autopista|ruta|calle|cuarto|oficina|edificio|vuelo|página)[.#\s]*$"
)
EXAMPLE = re.compile(r"\b(?:example|ejemplo): $")  # Of how a number is written; whose it is nobody knows.
LENGTH_OF_SHORT = 3  # 988 and 911 are numbers of their own.
# What a visitor typed, what is no text at all, and (`dials`) the links that the style sheet keeps on one line.
LEFT_ALONE = {"dials", "option", "script", "select", "style", "svg", "textarea"}
# No place for a link: what is one already, and what is no running text. A number is kept on one line there, too.
NOT_LINKED = {"a", "button", "h1", "h2", "h3", "label"}


@register.simple_tag
def phone_link(number) -> str:
    """Return a number as a link that dials it; where there is little room its extension takes the next line."""
    if not number:
        return ""
    words = formatted(number)
    if not number.country_code:
        return format_html('<span class="phone">{}</span>', words)
    if number.extension:
        words, label, extension = words.rsplit(" ", 2)
        words = format_html('<span class="nowrap">{}</span> {}\u00a0{}', words, label, extension)
    css_class = "phone phone--long" if number.extension else "phone"
    return format_html('<a class="{}" href="{}">{}</a>', css_class, number.as_rfc3966, words)


@register.filter
def phone_links(html: SafeString) -> SafeString:
    """Make links of the phone numbers in rendered text, each kept on one line; 988 in “text 988” opens a message."""
    parts, inside = TAG.split(html), Counter()
    for place, part in enumerate(parts):
        if place % 2:
            if name := NAME.match(part):
                inside[name[1]] += -1 if part.startswith("</") else 1
                inside["dials"] = inside["a"] and ('href="tel:' in part or inside["dials"])
        elif not any(inside[name] for name in LEFT_ALONE):
            parts[place] = NUMBER.sub(_kept_whole if any(inside[name] for name in NOT_LINKED) else _linked, part)
    return mark_safe("".join(parts))  # noqa: S308 - nothing but a number goes into a link.


def _linked(match: re.Match) -> str:
    number = match[0]
    before = match.string[max(match.start() - 16, 0) : match.start()].lower()
    if EXAMPLE.search(before):
        return _kept_whole(match)
    if len(number) == LENGTH_OF_SHORT and NUMBERED_THING.search(before):
        return number
    if number == "988" and re.search(r"ayuda\W* al\W$", before):
        address = "sms:988?&amp;body=AYUDA"
    elif number == "988" and re.search(r"(?<!or )(?<!and )text\s$", before):
        address = "sms:988"
    else:
        address = _address(number)
    if not address:
        return _kept_whole(match)
    return f'<a class="nowrap" href="{address}">{number}</a>'


def _kept_whole(match: re.Match) -> str:
    return f'<span class="nowrap">{match[0]}</span>' if len(match[0]) > LENGTH_OF_SHORT else match[0]


@lru_cache(maxsize=500)
def _address(number: str) -> str:
    """Return the address that dials `number`, or nothing where no such number can be."""
    if len(number) == LENGTH_OF_SHORT:
        return f"tel:{number}"
    try:
        found = parsed(number)
    except NumberParseException:
        return ""
    return found.as_rfc3966 if is_possible_number(found) else ""
