"""Development settings, for `make dev`: debug pages, default secrets, mail on the console."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = SECRET_KEY or "only-for-development"  # noqa: F405
FIELD_KEYS = FIELD_KEYS or ["ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcmVhbC11c2U="]  # noqa: F405
BLIND_INDEX_KEYS = BLIND_INDEX_KEYS or ["only-for-development"]  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
