import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings.production")
django.setup(set_prefix=False)

from practice.handler import Handler  # noqa: E402 - it needs the settings.

application = Handler()
