"""A fixture in which nothing is left to chance: the demo in a throwaway SQLite database, the clock and dice fixed."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import time_machine

import django

# A Wednesday morning within the opening hours of the demo.
NOW = dt.datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("America/Los_Angeles"))
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"


class Dice:
    """Stands for the system's source of random bytes, and for the references that are drawn from it."""

    def __init__(self):
        self.reseed("demo")

    def reseed(self, seed: str) -> None:
        self.source = random.Random(seed)  # noqa: S311 - nothing is kept secret here.
        random.seed(seed)
        self.numbers = itertools.count(abs(self.source.getrandbits(16)))

    def bytes(self, size: int) -> bytes:
        return self.source.randbytes(size)

    def reference(self) -> str:
        """Return the next reference of the kind K7M-4XQ, without using up chance that others draw from."""
        number, letters = next(self.numbers), []
        for _ in range(6):
            number, rest = divmod(number, len(LETTERS))
            letters.append(LETTERS[rest])
        return "".join(letters[:3]) + "-" + "".join(letters[3:])


dice = Dice()


@contextmanager
def demo() -> Iterator[time_machine.Traveller]:
    """Set up Django and load the demo; yield the clock, which stands still."""
    os.urandom = random._urandom = dice.bytes  # What `secrets` and `uuid` ask.
    with time_machine.travel(NOW, tick=False) as clock:
        django.setup()
        _prepare()
        yield clock


def _prepare() -> None:
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    # Whole pages are cached as on a real site.
    settings.CACHES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    warnings.simplefilter("ignore")
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    apps.get_model("booking", "CallbackRequest")._meta.get_field("reference")._get_default = dice.reference
    with open(os.devnull, "w") as nowhere:
        call_command("compile_translations", stdout=nowhere)
        call_command("load_demo", stdout=nowhere)
        call_command("write_error_pages", stdout=nowhere)
        call_command("draw_social_cards", stdout=nowhere)
