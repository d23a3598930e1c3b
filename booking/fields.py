"""Text that is encrypted at rest, and an index by which an encrypted telephone number can still be found."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

PREFIX = "f1:"


class UnreadableError(Exception):
    """A stored value that none of the keys opens; it holds no part of the value."""


def cipher() -> MultiFernet:
    """Return the cipher of settings.FIELD_KEYS: the first key writes, every key reads."""
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def encrypt(text: str) -> str:
    return PREFIX + cipher().encrypt(text.encode()).decode() if text else ""


def decrypt(stored: str) -> str:
    """Return the text, or raise UnreadableError: a lost key and plain text both fail closed."""
    if not stored:
        return ""
    if not stored.startswith(PREFIX):
        raise UnreadableError("A value is not encrypted.")
    try:
        return cipher().decrypt(stored[len(PREFIX) :].encode()).decode()
    except InvalidToken:
        raise UnreadableError("No key opens this value.") from None


def blind_index(purpose: str, value: str) -> str:
    """Return a keyed digest of `value` (160 bit, hex): equal values meet, and nobody without the key can guess."""
    message = f"{purpose}:{value}".encode()
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()[:40]


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
