import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings.production")
django.setup(set_prefix=False)

from practice import generation  # noqa: E402 - it needs the settings, and so does the next.
from practice.handler import Handler  # noqa: E402

# A new start may bring new templates and styles; what the old ones made is not shown again.
generation.renew()
application = Handler()
