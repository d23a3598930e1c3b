"""Queries and time of the front desk's screens over a long queue, SQLite and PostgreSQL side by side.

`DATABASE_URL=postgres://… python scripts/bench/desk.py 100000`; without DATABASE_URL, SQLite alone. The databases are
throwaway ones. Every fifth request is open, the others are over and were called; one in three is in Spanish. Times are
those until the answer, what PostgreSQL does included; CPU is the application's own. Nothing is asserted here:
tests/booking/desk/test_queue.py counts the queries.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from pages import ROOT

RENDERS = 9
BATCH = 2000


def prepare() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "practice.settings.test"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment

    setup_test_environment(debug=False)
    setup_databases(verbosity=0, interactive=False)


def fill(count: int) -> None:
    """Store `count` requests with their search keys, one call each, and their entries in the trail."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    from wagtail.models import ModelLogEntry

    from booking.models import Attempt, CallbackRequest, SearchKey
    from booking.models.search_key import keys_of_name, keys_of_phone

    kind = ContentType.objects.get_for_model(CallbackRequest)
    for start in range(0, count, BATCH):
        rows = CallbackRequest.objects.bulk_create(made(start, min(BATCH, count - start)))
        SearchKey.objects.bulk_create(
            SearchKey(request=row, digest=digest)
            for row in rows
            for digest in keys_of_name(row.name) | keys_of_phone(row.phone)
        )
        called = [row for row in rows if row.first_called_at]
        Attempt.objects.bulk_create(Attempt(request=row, outcome="no_answer", at=row.first_called_at) for row in called)
        ModelLogEntry.objects.bulk_create(
            ModelLogEntry(
                content_type=kind,
                object_id=str(row.pk),
                label=row.reference,
                action="booking.view",
                timestamp=row.due_at,
            )
            for row in rows
        )
    with connection.cursor() as cursor:
        # What autovacuum does: without its map of pages PostgreSQL reads the rows behind every index.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def made(start: int, count: int) -> Iterator:
    from django.utils import timezone

    from booking.encryption.blind_index import phone_index
    from booking.models import CallbackRequest
    from booking.models.choices import CLOSED, OPEN, Status
    from practice.phones import parsed

    now, dice = timezone.now(), random.Random(start)  # noqa: S311 - the same queue at every run.
    over = sorted(CLOSED - {Status.MERGED}) + [Status.WAITLIST]
    still = sorted(OPEN - {Status.CLAIMED})
    for number in range(start, start + count):
        is_open = number % 5 == 0
        asked = now - dt.timedelta(minutes=dice.randrange(60 * 24 * (30 if is_open else 900)))
        due = asked + dt.timedelta(hours=dice.randrange(2, 900 if is_open else 9))
        area, exchange, line = dice.choice([951, 909, 805, 213]), dice.randrange(200, 999), dice.randrange(10000)
        phone = parsed(f"tel:+1-{area}-{exchange}-{line:04d}")
        minutes = None if is_open else dice.randrange(180)
        yield CallbackRequest(
            key=f"bench-{number}",
            reference=reference(number),
            name=f"{dice.choice(['María', 'Ana', 'John', 'Lupe', 'Theo'])} Family{number}",
            phone=phone,
            phone_index=phone_index(phone),
            language="es" if number % 3 == 0 else "en",
            status=dice.choice(still if is_open else over),
            created_at=asked,
            promised_at=asked + dt.timedelta(hours=2),
            due_at=due,
            later_until=due if is_open and number % 4 == 0 else None,
            closed_at=None if is_open else due,
            announced_at=asked,
            first_call_minutes=minutes,
            first_called_at=None if is_open else asked + dt.timedelta(minutes=minutes),
            was_reached=not is_open and number % 3 > 0,
        )


def reference(number: int) -> str:
    from booking.models.reference import REFERENCE_ALPHABET as LETTERS

    found = ""
    for _ in range(6):
        number, rest = divmod(number, len(LETTERS))
        found = LETTERS[rest] + found
    return f"{found[:3]}-{found[3:]}"


def screens(client) -> dict[str, Callable]:
    from django.urls import reverse

    from booking.models import CallbackRequest
    from booking.models.choices import Tab
    from practice.phones import formatted

    queue, search = reverse("callback_requests:index"), reverse("callback_requests:search")
    one = CallbackRequest.objects.open().by_due().last()
    address = reverse("callback_requests:open", args=[one.pk])
    asked = {
        "a name": "maria",
        "two words": one.name,
        "four figures": one.last_digits,
        "a number": formatted(one.phone),
        "a reference": one.reference,
    }
    return {
        **{f"tab {tab}": lambda tab=tab: client.get(queue, {"tab": tab}) for tab in Tab},
        "tab closed, page 900": lambda: client.get(queue, {"tab": "closed", "p": 900}),
        **{f"search {what}": lambda text=text: client.post(search, {"q": text}) for what, text in asked.items()},
        "open request": lambda: client.get(address),
        "open, with audit log": lambda: client.get(address, {"audit": 1}),
        "disclosure": lambda: client.get(f"{address}disclosure/"),
        "reports, 30 days": lambda: client.get(reverse("callback_requests:statistics")),
        "reports, 365 days": lambda: client.get(reverse("callback_requests:statistics"), {"days": 365}),
    }


def measure(ask: Callable) -> tuple[int, float, float]:
    """Return queries, and the medians of milliseconds of processor time and until the answer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    if answer.status_code != 200:
        raise SystemExit(f"The screen answered {answer.status_code}.")
    asked, busy, waited = len(queries), [], []
    for _ in range(RENDERS):
        began, began_at = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        ask()
        waited.append(1000 * (time.perf_counter() - began_at))
        ended = resource.getrusage(resource.RUSAGE_SELF)
        busy.append(1000 * (ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime))
    return asked, statistics.median(busy), statistics.median(waited)


def measure_here(count: int) -> dict[str, tuple[int, float, float]]:
    """Fill a throwaway database of the present settings and measure every screen."""
    prepare()
    from django.db import connection
    from django.test import Client

    from tests.clients import prove
    from tests.factories import UserFactory, open_practice

    open_practice()
    fill(count)
    client = Client()
    manager = UserFactory(manager=True)
    client.force_login(manager)
    prove(client, manager, "mfa")
    found = {name: measure(ask) for name, ask in screens(client).items()}
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    return found


def measure_there(count: int, database: str) -> dict[str, list]:
    """Measure in a process of its own, for one process has one database."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database:
        environment["DATABASE_URL"] = database
    command = [sys.executable, __file__, str(count), "--here"]
    answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=3600)
    return json.loads(answer.stdout.splitlines()[-1])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if "--here" in sys.argv:
        print(json.dumps(measure_here(count)))
        return
    sqlite = measure_there(count, "")
    address = os.environ.get("DATABASE_URL")
    postgresql = measure_there(count, address) if address else {}
    print(f"{count} requests, milliseconds, medians of {RENDERS}")
    print(f"{'screen':<24}{'queries':>8}{'CPU':>8}{'SQLite':>9}{'PostgreSQL':>12}{'ratio':>7}")
    for name, (queries, busy, waited) in sqlite.items():
        line = f"{name:<24}{queries:>8}{busy:>8.1f}{waited:>9.1f}"
        if name in postgresql:
            line += f"{postgresql[name][2]:>12.1f}{postgresql[name][2] / waited:>7.2f}"
        print(line)


if __name__ == "__main__":
    main()
