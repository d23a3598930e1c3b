"""Signed tokens in place of a session and a CSRF cookie: what a form was issued with, and the address of an answer."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, replace
from typing import Self

from django.conf import settings
from django.core import signing
from django.utils import timezone

from booking.promise import still_holds
from practice.limits.limit import Limit

FORM_SALT, RECEIPT_SALT = "booking.form", "booking.receipt"
# A telephone keeps a page open for weeks: an older form comes back with all that was typed, to be sent once more.
FORM_LIFETIME = dt.timedelta(days=1)
# As long as its details are shown: later, whoever finds the address in a history learns no name and no hour.
RECEIPT_LIFETIME = dt.timedelta(days=1)

# One person's clicks and corrections, or a family at one screen; a machine has to open another form.
SENDINGS = Limit("form-token", allowed=10, seconds=24 * 60 * 60, passes_uncounted=True)


@dataclass(frozen=True)
class FormToken:
    """What a form carries, signed: its idempotency key, when it was issued, and the time that was promised in it."""

    key: str
    issued_at: dt.datetime
    promised_at: dt.datetime | None

    @classmethod
    def issue(cls, promised_at: dt.datetime | None, key: str = "", is_filled_in: bool = False) -> Self:
        """Return the token of another form; one that is filled in already may be sent at once."""
        return cls(key or secrets.token_urlsafe(16), _long_ago() if is_filled_in else timezone.now(), promised_at)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return what `text` carries, or None when it was not signed here."""
        try:
            key, *stamps = signing.loads(text, salt=FORM_SALT)
        except signing.BadSignature:
            return None
        return cls(key, *(stamp and dt.datetime.fromtimestamp(stamp, dt.UTC) for stamp in stamps))

    def __str__(self):
        promised_at = self.promised_at and int(self.promised_at.timestamp())
        return signing.dumps([self.key, int(self.issued_at.timestamp()), promised_at], salt=FORM_SALT)

    @property
    def is_expired(self) -> bool:
        return timezone.now() - self.issued_at > FORM_LIFETIME

    def is_used_up(self) -> bool:
        """Count one more sending under this key, whatever names it held; tell whether it is one too many."""
        return SENDINGS.is_exceeded(self.key)

    @property
    def is_too_fresh(self) -> bool:
        """Tell whether nobody could have filled the form in since it was issued."""
        return timezone.now() - self.issued_at < dt.timedelta(seconds=settings.CALLBACK_MIN_SECONDS)

    def renewed(self, promised_at: dt.datetime | None) -> Self:
        """Return the token for a form that comes back filled in: the same key, and no need to wait again."""
        issued_at = _long_ago() if self.is_expired else self.issued_at
        kept = self.promised_at if still_holds(self.promised_at) else promised_at
        return replace(self, issued_at=issued_at, promised_at=kept)


def _long_ago() -> dt.datetime:
    """Return a time of issue at which nobody is too quick any more."""
    return timezone.now() - dt.timedelta(seconds=settings.CALLBACK_MIN_SECONDS)


def receipt_for(key: str) -> str:
    """Return the opaque text by which the address of an answer finds the request with this idempotency key."""
    return signing.TimestampSigner(salt=RECEIPT_SALT).sign(key)


def key_of(receipt: str) -> str | None:
    """Return the key in a receipt, or None when it is too old or was not signed here."""
    try:
        return signing.TimestampSigner(salt=RECEIPT_SALT).unsign(receipt, max_age=RECEIPT_LIFETIME)
    except signing.BadSignature:
        return None


def was_issued(receipt: str) -> bool:
    """Tell whether a receipt was signed here, however long ago."""
    try:
        signing.TimestampSigner(salt=RECEIPT_SALT).unsign(receipt)
    except signing.BadSignature:
        return False
    return True
