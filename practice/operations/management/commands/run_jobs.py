import fcntl
import signal
from threading import Event
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from booking.keyring import startup
from practice.operations.jobs import Job, all_jobs

LOOK_SECONDS = 1


class Command(BaseCommand):
    help = "Runs the jobs of the site: mail to the desk, release of claims, scheduled pages, retention."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run each job once, and fail when one of them fails")

    def handle(self, *args, once, **options):
        try:
            startup.begin()
        except startup.WrongKeysError as error:
            raise CommandError(str(error)) from None
        with open(settings.STATE_DIR / "jobs.lock", "w") as lock:
            try:
                # A second mail for the same requests would leave if two ran at once.
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CommandError("The jobs are running already.") from None
            self.run_once(all_jobs()) if once else self.run_until_stopped(all_jobs())

    def run_once(self, jobs: list[Job]) -> None:
        if failed := [job.name for job in jobs if not job.run_safely()]:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def run_until_stopped(self, jobs: list[Job]) -> None:
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            for job in jobs:
                if job.due_at <= monotonic() and not stopped.is_set():
                    job.run_safely()
            stopped.wait(LOOK_SECONDS)
