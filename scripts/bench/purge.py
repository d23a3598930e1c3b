"""How long the desk waits to open a request while thousands are purged; `python scripts/bench/purge.py 20000`.

The purge runs in a process of its own, as the job runner does, for as long as the desk is measured. DATABASE_URL as in
desk.py; without it, SQLite in a throwaway folder, with every write on the disk as in production.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time

from desk import fill, prepare

OPENED, PAUSE = 100, 0.1


def purge_until(stop) -> None:
    from practice.operations import jobs

    purge = next(job for job in jobs.all_jobs() if job.name == "purge")
    while not stop.is_set():
        purge.run_safely()


def measured(client, keys: list[int]) -> list[float]:
    """Open each request once; return the milliseconds until the answers."""
    from django.urls import reverse

    waited = []
    for pk in keys:
        began = time.perf_counter()
        client.get(reverse("callback_requests:open", args=[pk]))
        waited.append(1000 * (time.perf_counter() - began))
        time.sleep(PAUSE)
    return waited


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    prepare()
    from django.conf import settings
    from django.db import connection, connections
    from django.test import Client
    from django.urls import reverse

    from booking.models import CallbackRequest
    from tests.factories import UserFactory, open_practice

    if connection.vendor == "sqlite":
        options = settings.DATABASES["default"]["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=OFF", "synchronous=FULL")
    practice = open_practice()
    fill(count)
    client = Client()
    client.force_login(UserFactory(manager=True))
    keys = list(CallbackRequest.objects.open().values_list("pk", flat=True)[:OPENED])
    connections.close_all()
    stop = multiprocessing.Event()
    runner = multiprocessing.Process(target=purge_until, args=[stop])
    before = CallbackRequest.objects.to_purge(practice).count()
    connections.close_all()
    client.get(reverse("callback_requests:open", args=[keys[0]]))  # Templates are compiled.
    waited_alone = measured(client, keys)
    connections.close_all()
    runner.start()
    waited = measured(client, keys)
    stop.set()
    runner.join(30)
    purged = before - CallbackRequest.objects.to_purge(practice).count()
    print(f"{connection.vendor}: {purged} of {before} purged while {len(waited)} requests were opened")
    for when, times in (("alone", waited_alone), ("under the purge", waited)):
        print(f"milliseconds {when}: median {statistics.median(times):.0f}, longest {max(times):.0f}")
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
