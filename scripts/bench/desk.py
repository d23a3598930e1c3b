"""Queries and processor time of the front desk's screens over a long queue; `python scripts/bench/desk.py 100000`.

The database is a throwaway one: SQLite in a folder of its own, or beside the one that DATABASE_URL names. Every fifth
request is open, the others are over; one in three is in Spanish. Nothing is asserted here:
tests/booking/desk/test_queue.py counts the queries.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import statistics
import sys
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
        Attempt.objects.bulk_create(Attempt(request=row, outcome="no_answer", at=row.created_at) for row in rows)
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
        cursor.execute("ANALYZE")


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
        "statistics, 30 days": lambda: client.get(reverse("callback_requests:statistics")),
    }


def measure(ask: Callable) -> tuple[int, float, float]:
    """Return queries, and the median and the longest processor time in milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    if answer.status_code != 200:
        raise SystemExit(f"The screen answered {answer.status_code}.")
    asked, times = len(queries), []
    for _ in range(RENDERS):
        began = resource.getrusage(resource.RUSAGE_SELF)
        ask()
        ended = resource.getrusage(resource.RUSAGE_SELF)
        times.append(1000 * (ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime))
    return asked, statistics.median(times), max(times)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    prepare()
    from django.db import connection
    from django.test import Client

    from tests.factories import UserFactory, open_practice

    open_practice()
    fill(count)
    client = Client()
    client.force_login(UserFactory(manager=True))
    print(f"{count} requests, {connection.vendor}, median of {RENDERS}; processor time of the application alone")
    print(f"{'screen':<24}{'queries':>8}{'CPU ms':>9}{'longest':>9}")
    for name, ask in screens(client).items():
        queries, middle, longest = measure(ask)
        print(f"{name:<24}{queries:>8}{middle:>9.1f}{longest:>9.1f}", flush=True)
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
