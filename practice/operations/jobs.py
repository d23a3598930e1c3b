"""Scheduled jobs: each by name, how often it runs, the function, and what it is for."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event
from time import monotonic

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from booking import canary, notifications, openings, reports, retention, rewriting
from booking.actions.claim import release_idle
from practice.jobs.models import SHORTEST_INTERVAL, JobRun
from practice.limits.models import prune as prune_limits
from practice.mail import outbox
from practice.models import PracticeSettings
from practice.seo import social_cards
from practice.upkeep import reminders
from practice.upkeep.links import checking

logger = logging.getLogger(__name__)

# Set when the runner is asked to finish; a job that goes through rows looks here before each.
stopping = Event()
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
# A job that comes round once a day is tried again sooner when it failed.
RETRY_SECONDS = 5 * MINUTE
TURN_SECONDS, LONGEST_REST = 5, 1


def announce_requests():
    return notifications.announce_requests(PracticeSettings.current())


def release_claims():
    return release_idle(PracticeSettings.current().claim_minutes)


def find_openings():
    return openings.find_openings(PracticeSettings.current())


def publish() -> None:
    call_command("publish_scheduled")


def tell_owner():
    return notifications.tell_owner(PracticeSettings.current())


def purge() -> Iterator[bool]:
    return retention.purge(PracticeSettings.current())


def check_links() -> Iterator[bool]:
    return checking.check_links(stopping.wait)


def rewrite_tables():
    return rewriting.rewrite_after_erasing(PracticeSettings.current())


def clear_sessions() -> None:
    call_command("clearsessions")


def count_rows() -> None:
    """Let SQLite see how its tables have grown, for it to choose its indexes by; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")


@dataclass
class Job:
    """A function by name; one that returns an iterator goes row by row, a few seconds at a time, in turn with others.

    Each row says whether something was done for it.
    """

    name: str
    seconds: int
    run: Callable[[], object]
    purpose: str | Promise = ""
    delay: int = 0  # Seconds after the start of the runner, for what needs the web server.
    due_at: float = 0.0
    rows: Iterator[bool] | None = None
    done: int = 0

    def __post_init__(self):
        self.due_at = monotonic() + self.delay if self.delay else 0.0

    def run_safely(self, to_the_end: bool = False) -> bool:
        """Run the job and record how it ended; a failure is logged, and stops neither the others nor the next try."""
        close_old_connections()
        began_at, error = timezone.now(), None
        try:
            result = self.rows or self.run()
            if isinstance(result, Iterator):
                self.rows = result
                result = self.take_turn(to_the_end)
        except Exception as raised:
            error, self.rows, result = raised, None, None
            logger.exception("The job %s failed.", self.name)
        pause = min(self.seconds, RETRY_SECONDS) if error else 0 if self.rows else self.seconds
        self.due_at = monotonic() + pause
        self.record(began_at, dt.timedelta(seconds=pause), error)
        close_old_connections()
        if result:
            logger.info("The job %s did %s.", self.name, result)
        return error is None

    def take_turn(self, to_the_end: bool) -> int | None:
        """Go on through the rows until they or the time are over; return how many were done once they are.

        What keeps the database busy rests for twice as long, so that neither a visitor nor the desk waits for it.
        """
        began = monotonic()
        over_at = began + TURN_SECONDS
        for is_done in self.rows:
            self.done += is_done
            if to_the_end:
                continue
            if is_done:
                stopping.wait(min(2 * (monotonic() - began), LONGEST_REST))
            if stopping.is_set() or monotonic() > over_at:
                return None
            began = monotonic()
        done, self.done, self.rows = self.done, 0, None
        return done

    def record(self, began_at: dt.datetime, pause: dt.timedelta, error: Exception | None) -> None:
        """Record the run for the screen of the jobs; one that goes well every few seconds is not written each time.

        The last turn of a job that goes row by row always is: its next run is an hour or a day away.
        """
        try:
            run = JobRun.objects.filter(name=self.name).first() or JobRun(name=self.name)
            is_fresh = run.ran_at and began_at - run.ran_at < SHORTEST_INTERVAL / 2
            if error or run.failures or not is_fresh or pause >= SHORTEST_INTERVAL:
                run.finish(began_at, pause, error)
        except DatabaseError as lost:  # The screen says by itself that nothing has been heard.
            logger.error("The run of the job %s was not recorded (%s).", self.name, type(lost).__name__)


def all_jobs() -> list[Job]:
    """Return every job, due at once; add one here."""
    return [
        Job("announce_requests", 20, announce_requests, _("Tells the front desk by email of new requests")),
        Job(outbox.JOB, 5, outbox.send_due, _("Sends emails to the staff")),
        Job("release_idle", 20, release_claims, _("Frees requests that someone took and left lying")),
        Job("publish_scheduled", 20, publish, _("Puts pages online and offline at their time")),
        Job("tell_owner", 5 * MINUTE, tell_owner, _("Tells the owner of overdue requests")),
        Job("find_openings", 5 * MINUTE, find_openings, _("Finds who on the waitlist can be offered room again")),
        Job("purge", DAY, purge, _("Erases personal details that have been kept long enough")),
        Job("draw_cards", DAY, social_cards.draw_missing, _("Draws the pictures that other sites show beside a link")),
        Job("prune_limits", HOUR, prune_limits, _("Forgets how often something was tried")),
        Job("prune_mails", DAY, outbox.prune, _("Clears the list of emails that were sent")),
        Job("scrub", HOUR, retention.scrub, _("Overwrites erased details in the database")),
        Job("rewrite_tables", HOUR, rewrite_tables, _("Rewrites the database after an erasure")),
        Job("clear_sessions", DAY, clear_sessions, _("Clears sessions that have ended")),
        Job(canary.JOB, DAY, canary.send, _("Tests the way of a request, from form to mail server"), delay=MINUTE),
        Job("sum_up_old_calls", DAY, reports.sum_up_old_calls, _("Adds up old calls for the reports")),
        Job("remind_of_reviews", DAY, reminders.remind_of_reviews, _("Reminds of articles to review, once a month")),
        Job("remind_of_licenses", DAY, reminders.remind_of_licenses, _("Reminds of licenses before they expire")),
        Job("remind_of_answers", DAY, reminders.remind_of_answers, _("Asks again whether new clients are accepted")),
        Job("check_links", HOUR, check_links, _("Looks up links to other sites, where the owner wants it")),
        Job("prune_reminders", DAY, reminders.prune, _("Forgets reminders of long ago")),
        Job("count_rows", DAY, count_rows, _("Keeps the database quick")),
    ]


def register() -> None:
    """Have every job expected from now on, so that the staff is told when none runs."""
    JobRun.objects.expect({job.name: dt.timedelta(seconds=job.seconds) for job in all_jobs()})
