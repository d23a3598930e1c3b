"""The table of the counter: how often something was done in one window of time, under a digest and no name."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils import timezone


class UsageQuerySet(models.QuerySet):
    def expired(self) -> Self:
        return self.filter(expires_at__lte=timezone.now())


class Usage(models.Model):
    """How much of a limit one subject has used in one window; rows are pruned once no window looks back at them."""

    digest = models.UUIDField(primary_key=True)
    used = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    objects = UsageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "usage of limits"

    def __str__(self):
        return f"{self.used} until {self.expires_at:%Y-%m-%d %H:%M}"


def prune() -> int:
    """Delete what no limit looks at any more; return the number of rows."""
    return Usage.objects.expired().delete()[0]
