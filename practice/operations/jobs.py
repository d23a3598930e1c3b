"""Scheduled jobs: each by name, how often it runs, and the function."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic

from django.core.management import call_command
from django.db import close_old_connections, connection

from booking import notifications, retention, rewriting
from booking.actions.claim import release_idle
from practice.limits.models import prune as prune_limits
from practice.mail import outbox
from practice.models import PracticeSettings
from practice.seo import social_cards

logger = logging.getLogger(__name__)

# Set when the runner is asked to finish; a job that goes through rows looks here before each.
stopping = Event()
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def count_rows() -> None:
    """Let SQLite see how its tables have grown, for it to choose its indexes by; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")


@dataclass
class Job:
    name: str
    seconds: int
    run: Callable[[], object]
    due_at: float = 0.0

    def run_safely(self) -> bool:
        """Run the job; a failure is logged, and neither stops the other jobs nor the next try."""
        self.due_at = monotonic() + self.seconds
        close_old_connections()
        try:
            result = self.run()
        except Exception:
            logger.exception("The job %s failed.", self.name)
            return False
        finally:
            close_old_connections()
        if result:
            logger.info("The job %s did %s.", self.name, result)
        return True


def all_jobs() -> list[Job]:
    """Return every job, due at once; add one here."""
    return [
        Job("announce_requests", 20, lambda: notifications.announce_requests(PracticeSettings.current())),
        Job("send_mails", 5, outbox.send_due),
        Job("release_idle", 20, lambda: release_idle(PracticeSettings.current().claim_minutes)),
        Job("publish_scheduled", 20, lambda: call_command("publish_scheduled")),
        Job("tell_owner", 5 * MINUTE, lambda: notifications.tell_owner(PracticeSettings.current())),
        Job("purge", DAY, lambda: retention.purge(PracticeSettings.current(), stopped=stopping.is_set)),
        Job("draw_cards", DAY, lambda: social_cards.draw_missing(stopping.is_set)),
        Job("prune_limits", HOUR, prune_limits),
        Job("prune_mails", DAY, outbox.prune),
        Job("scrub", HOUR, retention.scrub),
        Job("rewrite_tables", HOUR, lambda: rewriting.rewrite_after_erasing(PracticeSettings.current())),
        Job("clear_sessions", DAY, lambda: call_command("clearsessions")),
        Job("count_rows", DAY, count_rows),
    ]
