"""Production settings, for `make demo` too: no debugging, no default secrets, hashed static files."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import BLIND_INDEX_KEYS, FIELD_KEYS, SECRET_KEY, SERVES_HTTPS, STATE_DIR, STORAGES

DEBUG = False

for name, value in {"SECRET_KEY": SECRET_KEY, "FIELD_KEYS": FIELD_KEYS, "BLIND_INDEX_KEYS": BLIND_INDEX_KEYS}.items():
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. A new site: `manage.py make_secrets`; an old one takes it from its backup."
        )

STORAGES["staticfiles"] = {"BACKEND": "practice.http.static_storage.StaticStorage"}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SERVES_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SERVES_HTTPS else 0
# Both are promises about addresses that are not ours alone: the owner of the whole domain gives them.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVES_HTTPS and os.environ.get("HSTS_SUBDOMAINS") == "1"
SECURE_HSTS_PRELOAD = SERVES_HTTPS and os.environ.get("HSTS_PRELOAD") == "1"
if not SECURE_HSTS_INCLUDE_SUBDOMAINS:
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # It would advise them to everybody.
if SERVES_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
if EMAIL_HOST:
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_SSL = EMAIL_PORT == 465
    EMAIL_USE_TLS = not EMAIL_USE_SSL and os.environ.get("EMAIL_USE_TLS", "1") == "1"
else:  # The demo shows its mails as files.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = STATE_DIR / "mail"

# To the standard error stream only: no mail, no names of those who asked, no message of an exception.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {
            "()": "practice.http.logging.PrivateFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"cache_fault": {"()": "practice.http.logging.CacheFaultFilter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.request": {"level": "ERROR"},  # Pages that were not found are no news.
        "django_redis": {"filters": ["cache_fault"]},
        "fido2": {"level": "WARNING"},  # It tells whose passkey was used.
        "django_tasks": {"level": "WARNING"},  # Each saved page makes several tasks.
        "wagtail": {"level": "WARNING"},  # The site history tells who changed what.
    },
}
