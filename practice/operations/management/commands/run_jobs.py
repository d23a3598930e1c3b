import fcntl
import signal
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from booking.keyring import startup
from practice.operations.jobs import Job, all_jobs, register, stopping

LOOK_SECONDS = 1
STOP_SECONDS = 4


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
            self.take(lock)
            register()
            self.run_once(all_jobs()) if once else self.run_until_stopped(all_jobs())

    def take(self, lock) -> None:
        """Wait until no other runner works: a second mail for the same requests would leave if two ran at once."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.stderr.write("Another runner is at the jobs; this one waits until it ends.")
            fcntl.flock(lock, fcntl.LOCK_EX)

    def run_once(self, jobs: list[Job]) -> None:
        if failed := [job.name for job in jobs if not job.run_safely(to_the_end=True)]:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def run_until_stopped(self, jobs: list[Job]) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        signal.signal(signal.SIGALRM, self.break_off)
        while not stopping.is_set():
            for job in jobs:
                if job.due_at <= monotonic() and not stopping.is_set():
                    job.run_safely()
            stopping.wait(LOOK_SECONDS)
        signal.alarm(0)

    def stop(self, *signal_and_frame) -> None:
        """Let a job finish its row; what cannot, such as a mail server that hangs, is broken off soon after."""
        stopping.set()
        signal.alarm(STOP_SECONDS)

    def break_off(self, *signal_and_frame) -> None:
        raise SystemExit("A job was broken off; it begins again when the jobs do.")
