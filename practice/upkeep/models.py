"""What was told once (reminders by mail), and what looking a link up has shown."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone

from .faults import Fault

KEPT = dt.timedelta(days=800)
# A link is looked up once a day; the job comes round more often.
LOOKED_UP_EVERY = dt.timedelta(hours=20)


class ReminderQuerySet(models.QuerySet):
    def past(self, on: dt.date | None = None) -> Self:
        """Return those whose occasion cannot come again."""
        return self.filter(sent_on__lt=(on or timezone.localdate()) - KEPT)


class Reminder(models.Model):
    """A mail of one kind to one account about one thing, as a license and its date; it leaves once."""

    kind = models.CharField(max_length=60)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=60)
    sent_on = models.DateField(default=timezone.localdate)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "reminder"
        verbose_name_plural = "reminders"
        constraints = [models.UniqueConstraint(fields=["kind", "account", "about"], name="upkeep_reminded_once")]

    def __str__(self):
        return f"{self.kind} {self.about}"


class CheckedLinkQuerySet(models.QuerySet):
    def looked_up(self) -> Self:
        return self.exclude(checked_at=None)

    def in_order(self) -> Self:
        """Return those that led somewhere, the latest first."""
        return self.looked_up().filter(failing_since=None).order_by("-checked_at", "pk")

    def nothing_reached_at(self) -> dt.datetime | None:
        """Return when this server last looked links up and found no site at all, unless it has since."""
        return self.aggregate(at=Max("nothing_reached_at"))["at"]

    def due(self, at: dt.datetime | None = None) -> Self:
        """Return those that no one has looked up today, those never looked up first."""
        before = (at or timezone.now()) - LOOKED_UP_EVERY
        due = self.filter(Q(checked_at=None) | Q(checked_at__lte=before))
        return due.order_by(F("checked_at").asc(nulls_first=True), "pk")


class CheckedLink(models.Model):
    """An address that articles refer to, and what was wrong with it when it was looked up."""

    url = models.URLField(unique=True)
    checked_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=12, blank=True, choices=Fault)
    failing_since = models.DateTimeField(null=True)
    # Set by a run in which no site at all was found; what was known of the link before stays.
    nothing_reached_at = models.DateTimeField(null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "checked link"
        verbose_name_plural = "checked links"

    def __str__(self):
        return self.url

    def record(self, fault: Fault | None, at: dt.datetime) -> None:
        self.checked_at, self.fault = at, fault or ""
        self.failing_since = (self.failing_since or at) if fault else None
        self.nothing_reached_at = None
        self.save(update_fields=["checked_at", "fault", "failing_since", "nothing_reached_at"])

    def record_nothing_reached(self, at: dt.datetime) -> None:
        self.nothing_reached_at = at
        self.save(update_fields=["nothing_reached_at"])
