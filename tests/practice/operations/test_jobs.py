"""The scheduled jobs."""

import datetime as dt
import io
import uuid
from unittest.mock import Mock, patch

from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils import timezone

from booking.models.choices import Status
from practice.jobs.models import JobRun
from practice.limits.models import Usage
from practice.operations import jobs
from tests.booking.public_case import PublicTestCase
from tests.factories import CallbackRequestFactory, open_practice


@patch("practice.operations.jobs.canary.send", Mock())  # There is no web server to test.
class JobTests(PublicTestCase):
    def test_a_job_that_fails_stops_no_other(self):
        done = []

        def fail():
            raise RuntimeError("broken")

        broken, whole = jobs.Job("broken", 60, fail), jobs.Job("whole", 60, lambda: done.append(1))
        with (
            self.assertLogs("practice.operations.jobs", "ERROR") as logs,
            patch("practice.operations.jobs.close_old_connections"),
        ):
            self.assertEqual([broken.run_safely(), whole.run_safely()], [False, True])
        self.assertEqual(done, [1])
        self.assertIn("The job broken failed.", logs.output[0])
        failed = JobRun.objects.get(name="broken")
        self.assertEqual((failed.failures, failed.fault), (1, "RuntimeError"))
        self.assertEqual(JobRun.objects.get(name="whole").failures, 0)

    def test_a_daily_job_that_failed_is_tried_again_soon(self):
        broken = jobs.Job("broken", jobs.DAY, lambda: 1 / 0)
        with (
            self.assertLogs("practice.operations.jobs", "ERROR"),
            patch("practice.operations.jobs.close_old_connections"),
            patch("practice.operations.jobs.monotonic", return_value=1000.0),
        ):
            broken.run_safely()
        self.assertEqual(broken.due_at, 1000 + jobs.RETRY_SECONDS)

    def test_a_job_of_every_few_seconds_is_not_recorded_each_time(self):
        quick = jobs.Job("quick", 5, lambda: None)
        with patch("practice.operations.jobs.close_old_connections"):
            quick.run_safely()
            first = JobRun.objects.get(name="quick").ran_at
            quick.run_safely()
            self.assertEqual(JobRun.objects.get(name="quick").ran_at, first)
            with patch.object(timezone, "now", return_value=first + dt.timedelta(seconds=31)):
                quick.run_safely()
        self.assertGreater(JobRun.objects.get(name="quick").ran_at, first)

    def test_a_job_that_ends_soon_after_a_turn_is_not_said_to_have_stopped(self):
        daily = jobs.Job("rows", jobs.DAY, lambda: iter([False, False]))
        with (
            patch("practice.operations.jobs.close_old_connections"),
            patch("practice.operations.jobs.TURN_SECONDS", -1),
        ):
            daily.run_safely()  # One row a turn.
            daily.run_safely()
            daily.run_safely()
        self.assertIsNone(daily.rows)
        soon = timezone.now() + dt.timedelta(hours=1)
        self.assertFalse(JobRun.objects.is_stopped("rows", soon))

    def test_a_run_that_cannot_be_recorded_stops_nothing(self):
        with (
            self.assertLogs("practice.operations.jobs", "ERROR") as logs,
            patch("practice.operations.jobs.close_old_connections"),
            patch.object(JobRun, "save", side_effect=DatabaseError("(951) 555-0100")),
        ):
            self.assertTrue(jobs.Job("whole", 60, lambda: None).run_safely())
        self.assertIn("DatabaseError", logs.output[0])
        self.assertNotIn("555", logs.output[0])

    def test_every_job_runs(self):
        CallbackRequestFactory(claimed=True, claimed_at=timezone.now() - dt.timedelta(hours=1))
        open_practice(callback_mail="desk@example.org")
        with patch("practice.operations.jobs.close_old_connections"):
            call_command("run_jobs", once=True, stdout=io.StringIO())
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(self.stored().status, Status.NEW)

    def test_sessions_and_counts_that_are_over_are_deleted(self):
        now = timezone.now()
        for key, hours in [("over", -1), ("open", 1)]:
            Session.objects.create(session_key=key, session_data="", expire_date=now + dt.timedelta(hours=hours))
            Usage.objects.create(digest=uuid.uuid4(), expires_at=now + dt.timedelta(hours=hours))
        with patch("practice.operations.jobs.close_old_connections"):
            call_command("run_jobs", once=True, stdout=io.StringIO())
        self.assertEqual([row.session_key for row in Session.objects.all()], ["open"])
        self.assertEqual(Usage.objects.count(), 1)

    def test_once_tells_of_a_failure(self):
        failing = jobs.Job("broken", 60, lambda: 1 / 0)
        with (
            patch("practice.operations.management.commands.run_jobs.all_jobs", return_value=[failing]),
            patch("practice.operations.jobs.close_old_connections"),
            self.assertLogs("practice.operations.jobs", "ERROR"),
            self.assertRaisesMessage(CommandError, "Failed: broken"),
        ):
            call_command("run_jobs", once=True)
