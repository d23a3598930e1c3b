"""Model fields that are encrypted at rest (Fernet): text, and phone numbers."""

from __future__ import annotations

import contextlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from practice.phones import as_stored, parsed

PREFIX = "f1:"


class UnreadableError(Exception):
    """A stored value that none of the keys opens; it holds no part of the value."""


@lru_cache(maxsize=16)
def cipher(key: str) -> Fernet:
    return Fernet(key)


def encrypt(text: str) -> str:
    """Return `text` encrypted with the first of settings.FIELD_KEYS."""
    return PREFIX + cipher(settings.FIELD_KEYS[0]).encrypt(text.encode()).decode() if text else ""


def decrypt(stored: str) -> str:
    """Return the text, or raise UnreadableError: a lost key and plain text both fail closed."""
    return opened(stored)[0] if stored else ""


def opened(stored: str) -> tuple[str, int]:
    """Return the text and the place in settings.FIELD_KEYS of the key that opens it, or raise UnreadableError."""
    if not stored.startswith(PREFIX):
        raise UnreadableError("A value is not encrypted.")
    for place, key in enumerate(settings.FIELD_KEYS):
        with contextlib.suppress(InvalidToken):
            return cipher(key).decrypt(stored[len(PREFIX) :].encode()).decode(), place
    raise UnreadableError("No key opens this value.")


class EncryptedTextField(models.TextField):
    """Stores text encrypted; only `isnull` can be asked of it."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else encrypt(value)

    def from_db_value(self, value, expression, connection):
        return value if value is None else decrypt(value)

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be searched.")
        return super().get_lookup(lookup_name)


class PhoneAttribute(DeferredAttribute):
    """Turns what is assigned into a PhoneNumber, so that an instance never holds anything else."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class EncryptedPhoneField(EncryptedTextField):
    """Stores a phone number encrypted as RFC 3966, extension included; yields a PhoneNumber, or None for none."""

    descriptor_class = PhoneAttribute

    def to_python(self, value) -> PhoneNumber | None:
        return parsed(value) if isinstance(value, str) and value else value or None

    def get_prep_value(self, value):
        return encrypt(self.value_of(self.to_python(value)))

    def from_db_value(self, value, expression, connection):
        text = super().from_db_value(value, expression, connection)
        return text if text is None else as_stored(text)

    def value_to_string(self, obj) -> str:
        return self.value_of(self.value_from_object(obj))

    @staticmethod
    def value_of(number: PhoneNumber | None) -> str:
        if not number:
            return ""
        return number.as_rfc3966 if number.country_code else number.raw_input
