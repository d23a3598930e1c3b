"""Phone numbers: parsing of what people type (phonenumbers), the one spelling of the site, and an example.

A number is a `phonenumber_field.PhoneNumber` from the form to the queue; `parsed` is the one place that makes it.
"""

from __future__ import annotations

import re

import phonenumbers
from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings
from django.utils.translation import gettext

NORTH_AMERICA, NORTH_AMERICAN_DIGITS = 1, 10
MEXICO, MEXICAN_DIGITS = 52, 10
# What stands between figures besides what phonenumbers knows.
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*[_,|'’·:]\s*(?=\d)")
_ABROAD = re.compile(r"^\W*00(?=\s*[1-9])")


def parsed(text: str, region: str = "") -> PhoneNumber:
    """Return the number in `text`; without a country code it belongs to `region` (default: the practice's country).

    Raises phonenumbers.NumberParseException. Whether such a number exists is not asked.
    """
    text = _ABROAD.sub("+", _BETWEEN_FIGURES.sub(" ", text))
    number = PhoneNumber.from_string(text, region=region or settings.PHONENUMBER_DEFAULT_REGION)
    digits = national_digits(number)
    if number.country_code == MEXICO and len(digits) > MEXICAN_DIGITS and digits.startswith("1"):
        number.national_number = int(digits[1:])  # Mobile numbers had this 1 until 2019; address books keep it.
    return number


def as_stored(text: str) -> PhoneNumber | None:
    """Return the number that was stored as `text`; what can no longer be parsed is shown as it stands there."""
    try:
        return parsed(text) if text else None
    except phonenumbers.NumberParseException:
        return PhoneNumber(raw_input=text)


def national_digits(number: phonenumbers.PhoneNumber) -> str:
    """Return the digits of a number without its country code and extension: 9517780230."""
    return phonenumbers.national_significant_number(number) if number.country_code else ""


def formatted(number: PhoneNumber | None) -> str:
    """Write a number the one way the site writes numbers: 951-778-0230; another country's with its code."""
    if not number:
        return ""
    if not number.country_code:
        return number.raw_input
    if number.country_code == NORTH_AMERICA:
        digits = national_digits(number)
        grouped = len(digits) == NORTH_AMERICAN_DIGITS  # 988 and 911 have no groups.
        words = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if grouped else digits
    else:
        bare = phonenumbers.PhoneNumber()  # Each country has its own word for an extension.
        bare.merge_from(number)
        bare.extension = None
        words = phonenumbers.format_number(bare, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{words} {gettext('ext.')} {number.extension}" if number.extension else words


def example_number(practice) -> str:
    """Return a number as people write it here, one that nobody has: “951-555-0142”."""
    if practice.default_region != "US":
        example = phonenumbers.example_number(practice.default_region)
        return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL) if example else ""
    national = national_digits(practice.phone) if practice.phone else ""
    return f"{national[:3] if len(national) == NORTH_AMERICAN_DIGITS else '951'}-555-0142"
