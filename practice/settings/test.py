"""Test settings: quick hashing, plain static files, mail in memory, secrets that open nothing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["PRACTICE_VAR"] = tempfile.mkdtemp(prefix="practice-test-")
os.environ["SITE_URL"] = "http://testserver"
os.environ.pop("PRACTICE_PUBLIC", None)

from .base import *  # noqa: F403
from .base import DATABASES, SQLITE_OPTIONS, STATE_DIR

atexit.register(shutil.rmtree, STATE_DIR, ignore_errors=True)

SECRET_KEY = "only-for-tests"  # noqa: S105
FIELD_KEYS = ["dGVzdC1rZXktdGhhdC1vcGVucy1ub3RoaW5nLXJlYWw="]
BLIND_INDEX_KEYS = ["only-for-tests"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # The accounts of the shared demo practice.
]
# Tests of the desk are about the desk: those of practice/accounts ask for the second factor.
REQUIRE_SECOND_FACTOR = False
IDLE_LOCK_MINUTES = 12 * 60  # Tests that set the clock are about something else, too.
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(os.environ["PRACTICE_VAR"]) / "media"
STATIC_ROOT.mkdir(parents=True)  # noqa: F405 - WhiteNoise warns of a folder that is not there.
if REDIS_URL:  # noqa: F405
    # Two processes of a run, or two runs, share one Redis without seeing or emptying each other's keys. On a busy
    # machine a cache that hangs for the site's fraction of a second is not away.
    for _name, _cache in CACHES.items():  # noqa: F405
        _cache |= {
            "BACKEND": "tests.redis_cache.OwnKeysRedisCache",
            "KEY_PREFIX": f"{STATE_DIR.name}-{_name}",
            "OPTIONS": _cache["OPTIONS"] | {"SOCKET_CONNECT_TIMEOUT": 10, "SOCKET_TIMEOUT": 10},
        }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Whole pages are kept in their own tests only; in all others a page shows what it costs and says.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file, as on a real site: SQLite in memory cannot be written to by several connections at once.
    DATABASES["default"]["TEST"] = {"NAME": STATE_DIR / "test.sqlite3"}
    SQLITE_OPTIONS["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
