import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings.production")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402
from django.urls import get_resolver  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from booking.keyring import startup  # noqa: E402 - it needs the settings, and so do the next.
from practice.caching import version  # noqa: E402
from practice.http.bad_requests import Handler  # noqa: E402
from practice.opening_hours import public_holidays  # noqa: E402

try:
    startup.begin()
except startup.WrongKeysError as error:
    raise SystemExit(f"Not started: {error}") from None

# What is read here, before the processes part, lies in memory once.
get_resolver().url_patterns  # noqa: B018 - reading it imports every view.
public_holidays(timezone.localdate())
for code, _name in settings.LANGUAGES:
    with translation.override(code):
        translation.gettext("")

# A new start may bring new templates and styles; what the old ones made is not shown again.
version.renew()
application = Handler()
