"""Refusal to start with keys that do not open what is stored: their fingerprints are compared and recorded."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection, transaction

from booking.encryption.keys import Kind, listed
from booking.models import DoNotCall, EncryptionKey
from practice.models import PracticeSettings

from . import running
from .survey import survey

logger = logging.getLogger(__name__)

SENTENCES = {
    Kind.FIELD: "{count} stored rows cannot be read with the keys in FIELD_KEYS",
    Kind.INDEX: "{count} stored numbers cannot be found with the keys in BLIND_INDEX_KEYS",
}
ADVICE = (
    "put the missing key back from the copy of the keys, behind the others and with a comma before it, "
    "into practice.env or the environment, and start again."
)


class WrongKeysError(Exception):
    """Keys are missing from the settings; the message is one sentence that says which kind, and what to do."""


def fault() -> str:
    """Say in one sentence what the listed keys do not open or find; an empty text where they are right.

    Rows are counted only where the recorded fingerprints differ from those of the settings.
    """
    known = recorded()
    return _fault() if not known or known - listed() else ""


def check() -> None:
    """Raise WrongKeysError for keys that are missing; else record the fingerprints of the listed keys.

    A key that is not listed any more and that no row needs is forgotten.
    """
    known = recorded()
    if known != listed():
        if (not known or known - listed()) and (sentence := _fault()):
            raise WrongKeysError(sentence)
        _record(known)


def begin() -> None:
    """Check the keys at the start of a server or job process, and tell a rotation that it runs with them.

    A database that is away, empty or read-only refuses nothing: there is nothing to lose by it.
    """
    try:
        check()
    except DatabaseError:
        logger.warning("The keys were not compared with the database, which does not answer or has no tables.")
    finally:
        if not connection.in_atomic_block:
            connection.close()  # A process that is parted from this one must not share it.
    running.hold()


def recorded() -> set[tuple[str, str]]:
    return set(EncryptionKey.objects.order_by().values_list("kind", "fingerprint"))


def _fault() -> str:
    found = survey()
    # A stop from before fingerprints were kept is taken to be found; the request of its number tells of a wrong key.
    counts = {Kind.FIELD: found.unreadable, Kind.INDEX: found.not_found - found.stops[""]}
    faults = [SENTENCES[kind].format(count=count) for kind, count in counts.items() if count]
    return f"{' and '.join(faults)}: {ADVICE}" if faults else ""


def accept_loss() -> None:
    """Forget the recorded keys that are not listed: what they alone open or find is given up, and the site starts."""
    _record(recorded())


def _record(known: set[tuple[str, str]]) -> None:
    with transaction.atomic():
        for kind, mark in known - listed():
            EncryptionKey.objects.filter(kind=kind, fingerprint=mark).delete()
        for kind, mark in sorted(listed() - known):
            EncryptionKey.objects.get_or_create(kind=kind, fingerprint=mark)
        if known and listed() - known:
            PracticeSettings.objects.update(keys_exported_at=None)  # The copy lacks the new key.
        # What was stopped before fingerprints were kept was stopped with the key of that time, the oldest.
        DoNotCall.objects.filter(index_key="").update(index_key=Kind.INDEX.fingerprints[-1])
