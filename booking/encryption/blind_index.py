"""Blind index: keyed digests by which an encrypted value, such as a phone number, can still be found."""

from __future__ import annotations

import hashlib
import hmac

from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings


def blind_index(purpose: str, value: str, key: str = "") -> str:
    """Return a keyed digest of `value` (160 bit, hex): equal values meet, and nobody without the key can guess.

    The first of settings.BLIND_INDEX_KEYS writes; `key` is another of them, for what was written before.
    """
    message = f"{purpose}:{value}".encode()
    return hmac.new((key or settings.BLIND_INDEX_KEYS[0]).encode(), message, hashlib.sha256).hexdigest()[:40]


def blind_indexes(purpose: str, value: str) -> list[str]:
    """Return the digests of `value` under every listed key, newest first: what was written under any is found."""
    return [blind_index(purpose, value, key) for key in settings.BLIND_INDEX_KEYS]


def phone_index(number: PhoneNumber | None) -> str:
    """Return the blind index of a number without its extension; an empty text for none."""
    return phone_indexes(number)[0] if number else ""


def phone_indexes(number: PhoneNumber | None) -> list[str]:
    """Return the digests of a number under every listed key, newest first; none for no number.

    One that cannot be parsed goes by its text: it is nobody else's number.
    """
    if not number:
        return []
    parts = number.country_code and f"+{number.country_code}{number.national_number}"
    return blind_indexes("phone", parts or number.raw_input)
