"""Keys that no row needs any longer leave practice.env, and the database forgets their fingerprints."""

from __future__ import annotations

from booking.encryption.keys import Kind, fingerprint
from booking.models import EncryptionKey
from practice.settings.state import listed_keys, write_keys

from .survey import Survey


def drop_keys(found: Survey) -> dict[Kind, int]:
    """Take out every key but the first that no row of `found` needs; return how many of each kind."""
    lists, dropped = listed_keys(), {}
    for kind in Kind:
        gone = [key for place, key in enumerate(kind.keys) if place and not found.needs(kind, place)]
        lists[kind.label] = [key for key in kind.keys if key not in gone]
        dropped[kind] = len(gone)
        marks = [fingerprint(kind, key) for key in gone]
        EncryptionKey.objects.filter(kind=kind, fingerprint__in=marks).delete()
    write_keys(lists)
    return dropped
