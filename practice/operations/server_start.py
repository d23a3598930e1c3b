"""What a web server does once at its start: refuse wrong keys, read ahead what all processes share, renew the cache."""

from __future__ import annotations

from django.conf import settings
from django.urls import get_resolver
from django.utils import timezone, translation

from booking.keyring import startup
from practice.caching import version
from practice.opening_hours import public_holidays


def begin() -> None:
    """Make ready to serve; raise WrongKeysError where the keys do not open what is stored."""
    startup.begin()
    read_ahead()
    # A new start may bring new templates and styles; what the old ones made is not shown again.
    version.renew()


def read_ahead() -> None:
    """Read what lies in memory once if it is read before the processes part."""
    get_resolver().url_patterns  # noqa: B018 - reading it imports every view.
    public_holidays(timezone.localdate())
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("")
