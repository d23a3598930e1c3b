"""Runs of the scheduled jobs: when each ran last, runs next, and whether it fails; written by the job runner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

# A job that comes round every few seconds is not watched more closely than this: one row a minute is enough.
SHORTEST_INTERVAL = dt.timedelta(minutes=1)
# One failure may be chance, as a database that was away for a moment.
FAILURES_TOLD = 2


class JobRunQuerySet(models.QuerySet):
    def stopped(self, at: dt.datetime | None = None) -> Self:
        """Return the jobs that have not run for two of their intervals: no job runner works, or one job blocks it."""
        return self.filter(late_at__lt=at or timezone.now())

    def is_stopped(self, name: str, at: dt.datetime | None = None) -> bool:
        """Tell whether one job has not run for two of its intervals, or never."""
        return not self.filter(name=name, late_at__gte=at or timezone.now()).exists()

    def went_well(self, name: str) -> bool:
        """Tell whether one job ran, and did not fail the last time."""
        return self.filter(name=name, ran_at__isnull=False, failures=0).exists()

    def failing(self) -> Self:
        """Return the jobs that failed each time they were tried last."""
        return self.filter(failures__gte=FAILURES_TOLD)

    def in_trouble(self, at: dt.datetime | None = None) -> Self:
        return self.filter(Q(late_at__lt=at or timezone.now()) | Q(failures__gte=FAILURES_TOLD))

    def expect(self, intervals: dict[str, dt.timedelta]) -> None:
        """Have a row for each job by name, so that one that never runs is missed; forget what is no job any more."""
        self.exclude(name__in=intervals).delete()
        now = timezone.now()
        known = set(self.values_list("name", flat=True))
        self.bulk_create(
            [
                JobRun(name=name, next_at=now, late_at=late_at(now, interval))
                for name, interval in intervals.items()
                if name not in known
            ],
            ignore_conflicts=True,
        )

    def in_order_of(self, names: Iterable[str]) -> list[JobRun]:
        """Return the rows of the jobs, in the order of their names."""
        rows = self.in_bulk()
        return [rows[name] for name in names if name in rows]


def late_at(ran_at: dt.datetime, interval: dt.timedelta) -> dt.datetime:
    """Return when a job that ran at `ran_at` is missed: two intervals later."""
    return ran_at + 2 * max(interval, SHORTEST_INTERVAL)


class JobRun(models.Model):
    """The last run of one job."""

    name = models.CharField(max_length=40, primary_key=True)
    ran_at = models.DateTimeField(null=True)
    took = models.DurationField(null=True)
    next_at = models.DateTimeField()
    late_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)  # In a row.
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, blank=True)  # The kind of error: its message might quote a person.

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = "run of a job"
        verbose_name_plural = "runs of jobs"

    def __str__(self):
        return self.name

    @property
    def is_failing(self) -> bool:
        return self.failures >= FAILURES_TOLD

    def is_stopped(self, at: dt.datetime) -> bool:
        return self.late_at < at

    def finish(self, began_at: dt.datetime, interval: dt.timedelta, error: Exception | None = None) -> None:
        """Record that the job ended now, and how; its next run is due after `interval`."""
        self.ran_at = timezone.now()
        self.took = self.ran_at - began_at
        self.next_at, self.late_at = self.ran_at + interval, late_at(self.ran_at, interval)
        self.failures = self.failures + 1 if error else 0
        if error:
            self.failed_at, self.fault = self.ran_at, type(error).__name__[:80]
        self.save()
