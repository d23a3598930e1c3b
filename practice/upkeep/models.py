"""What was told once: a reminder by mail that must not be repeated."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = dt.timedelta(days=800)


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
