"""Production settings for `manage.py serve_demo`: a state folder without secrets is given new ones."""

import os

from .state import explain, make_secrets

os.environ["SITE_URL"] = os.environ.get("SITE_URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
os.environ.setdefault("REQUIRE_SECOND_FACTOR", "0")  # Anyone may look at the demo; `make demo` says so.
try:
    make_secrets()
except OSError as error:
    raise SystemExit(explain(error)) from None

from .production import *  # noqa: F403 - it reads the secrets.
