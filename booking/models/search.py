"""How an encrypted request is found again: keyed digests of its number, its tails and the words of its name."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

from django.db import models
from django.utils.translation import gettext_lazy as _

from booking.fields import blind_index
from booking.numbers import REFERENCE_ALPHABET, phone_index

# People remember the last figures of a number; nobody searches for fewer than four.
TAILS = (7, 4)
REFERENCE = re.compile(rf"([{REFERENCE_ALPHABET}]{{3}})[\s-]?([{REFERENCE_ALPHABET}]{{3}})", re.IGNORECASE)
NUMBER = re.compile(r"\+?[\d\s().\-/]+(?:(?:ext|x)\.?\s*\d+)?", re.IGNORECASE)


class SearchKey(models.Model):
    """One digest under which a request can be found; without the key nobody can guess what it stands for."""

    request = models.ForeignKey(
        "booking.CallbackRequest", on_delete=models.CASCADE, related_name="search_keys", verbose_name=_("request")
    )
    digest = models.CharField(_("digest"), max_length=40)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search key")
        verbose_name_plural = _("search keys")
        constraints = [models.UniqueConstraint(fields=["digest", "request"], name="booking_search_key_once")]

    def __str__(self):
        return f"{self.request_id}: {self.digest[:6]}"


def words_of(name: str) -> set[str]:
    """Return the words of a name without accents and capitals: María José → maria, jose."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return set(re.findall(r"\w{2,}", plain))


def keys_of_name(name: str) -> set[str]:
    return {blind_index("name", word) for word in words_of(name)}


def keys_of_phone(phone: str) -> set[str]:
    if not phone:
        return set()
    digits = str(phonenumbers.parse(str(phone), "US").national_number)
    return {phone_index(phone)} | {blind_index(f"tail{size}", digits[-size:]) for size in TAILS if len(digits) >= size}


def alternatives(text: str) -> list[set[str]]:
    """Return what `text` may stand for: each alternative is a set of digests that must all belong to a request."""
    text = text.strip()
    if NUMBER.fullmatch(text):
        key = _key_of_typed_number(text)
        return [{key}] if key else []
    names = keys_of_name(text)
    return [names] if names else []


def references(text: str) -> list[str]:
    """Return `text` as a reference where it can be one: “k7m 4xq” → K7M-4XQ."""
    match = REFERENCE.fullmatch(text.strip())
    return ["-".join(match.groups()).upper()] if match else []


def _key_of_typed_number(text: str) -> str | None:
    digits = re.sub(r"\D", "", re.split(r"(?i)ext|x", text)[0])
    if len(digits) >= 10:
        try:
            return phone_index(text)
        except phonenumbers.NumberParseException:
            return None
    for size in TAILS:
        if len(digits) >= size:
            return blind_index(f"tail{size}", digits[-size:])
    return None
