"""Runs of the jobs: which stand still, and which fail."""

import datetime as dt

import pytest

from django.utils import timezone

from practice.jobs.models import JobRun

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 3, 20, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def test_a_job_is_missed_after_two_intervals():
    JobRun(name="scrub").finish(NOON, HOUR)
    assert not JobRun.objects.stopped(NOON + 2 * HOUR).exists()
    assert JobRun.objects.stopped(NOON + 2 * HOUR + dt.timedelta(seconds=1)).get().name == "scrub"


def test_a_job_of_every_few_seconds_has_two_minutes():
    JobRun(name="send_mails").finish(NOON, dt.timedelta(seconds=5))
    assert not JobRun.objects.stopped(NOON + dt.timedelta(minutes=2)).exists()
    assert JobRun.objects.stopped(NOON + dt.timedelta(minutes=2, seconds=1)).exists()


def test_a_job_that_never_ran_is_missed_too():
    JobRun.objects.expect({"purge": 24 * HOUR})
    assert not JobRun.objects.stopped(NOON + 48 * HOUR).exists()
    assert JobRun.objects.stopped(NOON + 49 * HOUR).exists()


def test_what_is_no_job_any_more_is_forgotten_and_what_ran_is_kept():
    JobRun(name="purge").finish(NOON, HOUR)
    JobRun(name="of_old").finish(NOON, HOUR)
    JobRun.objects.expect({"purge": HOUR, "scrub": HOUR})
    assert set(JobRun.objects.values_list("name", "ran_at")) == {("purge", NOON), ("scrub", None)}


def test_two_failures_in_a_row_are_told_and_one_success_ends_it():
    run = JobRun(name="scrub")
    run.finish(NOON, HOUR, OSError("of (951) 555-0100"))
    assert not JobRun.objects.failing().exists()
    run.finish(NOON, HOUR, OSError("of (951) 555-0100"))
    assert JobRun.objects.failing().get().fault == "OSError"
    run.finish(NOON, HOUR)
    assert not JobRun.objects.failing().exists()
    assert run.failed_at == NOON
