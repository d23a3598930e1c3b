"""System check of the encryption keys: the site refuses to start with keys that open nothing."""

from __future__ import annotations

from cryptography.fernet import Fernet

from django.conf import settings
from django.core.checks import Error


def check_keys(**kwargs) -> list[Error]:
    """Return an error for each key of FIELD_KEYS and BLIND_INDEX_KEYS that is missing or broken; none is quoted."""
    errors = []
    if not settings.FIELD_KEYS:
        errors.append(Error("FIELD_KEYS is empty: personal fields cannot be stored.", id="booking.E001"))
    for position, key in enumerate(settings.FIELD_KEYS, 1):
        try:
            Fernet(key)
        except ValueError:
            hint = "A key is 32 bytes in URL-safe base64."
            errors.append(Error(f"Key {position} of FIELD_KEYS is not a key.", hint=hint, id="booking.E002"))
    if not settings.BLIND_INDEX_KEYS:
        errors.append(Error("BLIND_INDEX_KEYS is empty: no number could be found again.", id="booking.E003"))
    return errors
