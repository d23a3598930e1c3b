"""Normalizing of an answer: what is drawn by lot, and addresses that may be renamed, become names."""

from __future__ import annotations

import re
from functools import cache

from django.urls import NoReverseMatch

from .names import DESK_SCREENS, FIELDS, desk_url

COLON = r"(?::|%3A)"
SIGNED = rf"[\w.\-]+{COLON}[0-9A-Za-z]{{6}}{COLON}[\w\-]{{43}}"
MASKS = [
    (re.compile(SIGNED), "{signed}"),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "{uuid}"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "{uuid}"),
    (re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{64}(?![A-Za-z0-9])"), "{csrf}"),
    # A picture whose name was taken gets seven letters more.
    (re.compile(r"_[A-Za-z0-9]{7}(?=\.(?:jpg|jpeg|png|webp|avif))"), ""),
]


def mask(text: str) -> str:
    for pattern, word in MASKS:
        text = pattern.sub(word, text)
    for pattern, word in _renamed():
        text = pattern.sub(word, text)
    return text


@cache
def _renamed() -> list[tuple[re.Pattern, str]]:
    """Return what finds the desk's addresses and fields by today's names, and the names of the record."""
    found = []
    for screen in DESK_SCREENS:
        try:
            pattern, word = re.escape(desk_url(screen)), screen
        except NoReverseMatch:  # It wants the key of a request.
            pattern, word = desk_url(screen, 0).replace("/0/", r"/(\d+)/"), rf"{screen} \1"
        found.append((re.compile(pattern + r"(?![\w-])"), f"{{{word}}}"))
    found.sort(key=lambda pair: -len(pair[0].pattern))
    attributes = "name|id|for|href|aria-describedby"
    for field, names in FIELDS.items():
        for name in names[1:]:
            found.append((re.compile(rf'\b((?:{attributes})="#?(?:id_)?){name}\b'), rf"\1{field}"))
    return found
