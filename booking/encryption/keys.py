"""The listed encryption keys and their fingerprints: check values that tell one key from another and nothing else."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What a key is for; the label is the setting that lists the keys of this kind, newest first."""

    FIELD = "field", "FIELD_KEYS"
    INDEX = "index", "BLIND_INDEX_KEYS"

    @property
    def keys(self) -> list[str]:
        return getattr(settings, self.label)

    @property
    def fingerprints(self) -> list[str]:
        return [fingerprint(self, key) for key in self.keys]


def fingerprint(kind: Kind, key: str) -> str:
    """Return a keyed digest of nothing but the kind (64 bit, hex): whoever has it has not come nearer to the key."""
    return hmac.new(key.encode(), f"fingerprint:{kind.value}".encode(), hashlib.sha256).hexdigest()[:16]


def listed() -> set[tuple[str, str]]:
    """Return kind and fingerprint of every listed key."""
    return {(kind.value, mark) for kind in Kind for mark in kind.fingerprints}
