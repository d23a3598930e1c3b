"""System check of the database against the keys: `manage.py check --database default`, and each `migrate`."""

from __future__ import annotations

from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError

from . import startup


def check_stored(databases=None, **kwargs) -> list[CheckMessage]:
    """Warn of rows that the listed keys do not open; a server then refuses to start, while migrations still run."""
    if "default" not in (databases or ()):
        return []
    try:
        sentence = startup.fault()
    except DatabaseError:  # No tables yet.
        return []
    return [Warning(f"{sentence[0].upper()}{sentence[1:]}", id="booking.W004")] if sentence else []
