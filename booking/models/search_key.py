"""Search in encrypted requests: blind indexes of the number, its last figures and the words of the name."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumber_field.phonenumber import PhoneNumber

from django.db import models
from django.utils.translation import gettext_lazy as _

from booking.encryption.blind_index import blind_index, blind_indexes, phone_index, phone_indexes
from practice.phones import national_digits, parsed
from practice.wording import fold

from .reference import REFERENCE_ALPHABET

# People remember the last figures of a number; nobody searches for fewer than four.
TAILS = (7, 4)
REFERENCE = re.compile(rf"([{REFERENCE_ALPHABET}]{{3}})[\s-]?([{REFERENCE_ALPHABET}]{{3}})", re.IGNORECASE)
# What people write around a number, and before its extension.
_TITLE = r"(?:tel(?:[eé]fono)?|phone|cell?|m[oó]vil|n[uú]mero)?[.:]?\s*"
_EXTENSION = r"(?:[,;]?\s*(?:ext(?:ensi[oó]n)?|x|#)[.:=]?\s*\d+)?"
NUMBER = re.compile(rf"{_TITLE}(\+?[\d\s().\-/]+){_EXTENSION}", re.IGNORECASE)
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xAD], "-")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´"))


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
    """Return the words of a name without accents and capitals: María José → maria, jose.

    O'Brien is found as O'Brien, Brien and OBrien; a name of one sign only, by that sign.
    """
    plain = fold(name.casefold())
    words = re.findall(r"\w{2,}", plain) or re.findall(r"\w", plain)
    return {*words, *re.findall(r"\w{2,}", plain.translate(_APOSTROPHES))}


def keys_of_name(name: str) -> set[str]:
    return {blind_index("name", word) for word in words_of(name)}


def tidied(text: str) -> str:
    """Return what was pasted with plain figures, dashes and spaces, without signs that nobody sees."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def keys_of_phone(phone: PhoneNumber | None) -> set[str]:
    if not phone:
        return set()
    digits = national_digits(phone)
    return {phone_index(phone)} | {blind_index(f"tail{size}", digits[-size:]) for size in TAILS if len(digits) >= size}


def keys_of_search(text: str) -> list[list[str]]:
    """Return what a request must have to be what `text` asks for: of each list, one digest; no list for nobody.

    A list holds the digests of one word or number under every listed key.
    """
    text = tidied(text)
    if number := NUMBER.fullmatch(text):
        return _keys_of_typed_number(number[1])
    # What is typed with an apostrophe counts as one word.
    return [blind_indexes("name", word) for word in sorted(words_of(text.translate(_APOSTROPHES)))]


def references(text: str) -> list[str]:
    """Return `text` as a reference where it can be one: “k7m 4xq” → K7M-4XQ."""
    match = REFERENCE.fullmatch(tidied(text))
    return ["-".join(match.groups()).upper()] if match else []


def _keys_of_typed_number(text: str) -> list[list[str]]:
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 10:
        try:
            return [phone_indexes(parsed(text))]
        except phonenumbers.NumberParseException:
            return []
    for size in TAILS:
        if len(digits) >= size:
            return [blind_indexes(f"tail{size}", digits[-size:])]
    return []
