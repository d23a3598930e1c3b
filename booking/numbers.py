"""References that can be spoken and telephone numbers that can be found again."""

from __future__ import annotations

import secrets

import phonenumbers
from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings

from .fields import blind_index

# Without the letters and figures that sound or look alike when read out on the telephone.
REFERENCE_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"


def new_reference() -> str:
    """Return a reference that can be spoken: K7M-4XQ."""
    letters = [secrets.choice(REFERENCE_ALPHABET) for _ in range(6)]
    return "".join(letters[:3]) + "-" + "".join(letters[3:])


def spoken(number: PhoneNumber | None) -> str:
    """Write a number as it is dialled from here: one of another country with its code, an extension at the end."""
    if not number:
        return ""
    here = phonenumbers.country_code_for_region(settings.PHONENUMBER_DEFAULT_REGION)
    return number.as_national if number.country_code == here else number.as_international


def phone_index(phone: PhoneNumber | str) -> str:
    """Return the blind index of a number without its extension, whatever way it was typed."""
    number = phonenumbers.parse(str(phone), settings.PHONENUMBER_DEFAULT_REGION)
    return blind_index("phone", f"+{number.country_code}{number.national_number}")
