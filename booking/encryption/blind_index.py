"""Blind index: keyed digests by which an encrypted value, such as a phone number, can still be found."""

from __future__ import annotations

import hashlib
import hmac

from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings


def blind_index(purpose: str, value: str) -> str:
    """Return a keyed digest of `value` (160 bit, hex): equal values meet, and nobody without the key can guess."""
    message = f"{purpose}:{value}".encode()
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()[:40]


def phone_index(number: PhoneNumber | None) -> str:
    """Return the blind index of a number without its extension; an empty text for none."""
    return blind_index("phone", f"+{number.country_code}{number.national_number}") if number else ""
