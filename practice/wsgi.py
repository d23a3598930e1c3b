import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings.production")
django.setup(set_prefix=False)

from booking.keyring.startup import WrongKeysError  # noqa: E402 - it needs the settings, and so do the next.
from practice.http.bad_requests import Handler  # noqa: E402
from practice.operations import server_start  # noqa: E402

try:
    server_start.begin()
except WrongKeysError as error:
    raise SystemExit(f"Not started: {error}") from None

application = Handler()
