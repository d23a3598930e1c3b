"""Promises kept: how many first calls came by the promised time, by week; a matter of the practice, not of a caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from booking.models.choices import Status

# Weeks of fewer promises are told together with the week before.
FEWEST = 5
WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True)
class Weeks:
    """One week, or several in a row, of requests: how many promises fell due and how many were kept."""

    first: dt.date
    last: dt.date  # The last day.
    due: int
    kept: int

    @property
    def percent(self) -> int:
        """Return the share in per cent, rounded down: only all of them are 100."""
        return 100 * self.kept // self.due

    def with_earlier(self, other: Weeks) -> Weeks:
        return Weeks(other.first, self.last, self.due + other.due, self.kept + other.kept)


def weeks_of(requests: models.QuerySet, since: dt.datetime, until: dt.datetime) -> list[Weeks]:
    """Return the weeks from `since` to `until` in which `requests` came, oldest first, each of FEWEST promises or more.

    A promise counts once the call was made or its time has passed. Nobody broke it where the person withdrew before.
    """
    told = requests.filter(promised_at__isnull=False)
    told = told.filter(Q(first_called_at__isnull=False) | Q(promised_at__lte=until))
    withdrew = Q(first_called_at=None, status=Status.WITHDRAWN, closed_at__lte=F("promised_at"))
    told = told.exclude(withdrew & Q(closed_at__isnull=False))
    spans = list(_spans(since, until))
    if not spans:
        return []
    kept = Count("created_at", filter=Q(first_called_at__lte=F("promised_at")))
    told = told.filter(created_at__gte=since, created_at__lt=until).order_by()
    counted = told.values(week=_number_of([end for _start, end in spans])).annotate(due=Count("created_at"), kept=kept)
    found = {row["week"]: (row["due"], row["kept"]) for row in counted}
    days = [(timezone.localdate(start), _last_day(end)) for start, end in spans]
    return _gathered([Weeks(*span, *found.get(number, (0, 0))) for number, span in enumerate(days)])


def _number_of(ends: list[dt.datetime], first: int = 0) -> models.Expression:
    """Return the number of the week in which a request came: a search by halves, so that one pass counts them all."""
    if len(ends) == 1:
        return Value(first)
    half = len(ends) // 2
    earlier = When(created_at__lt=ends[half - 1], then=_number_of(ends[:half], first))
    return Case(earlier, default=_number_of(ends[half:], first + half))


def _spans(since: dt.datetime, until: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Yield the weeks, from Monday to Monday in practice time, the first and the last cut to what is asked for."""
    start = since
    while start < until:
        day = timezone.localdate(start)
        monday = day + WEEK - dt.timedelta(days=day.weekday())
        end = timezone.make_aware(dt.datetime.combine(monday, dt.time()))
        yield start, min(end, until)
        start = end


def _last_day(end: dt.datetime) -> dt.date:
    return timezone.localdate(end - dt.timedelta(microseconds=1))


def _gathered(weeks: list[Weeks]) -> list[Weeks]:
    """Join weeks of too few promises, from the newest back; what is left over at the beginning joins the next."""
    gathered, open_weeks = [], None
    for week in reversed(weeks):
        open_weeks = open_weeks.with_earlier(week) if open_weeks else week
        if open_weeks.due >= FEWEST:
            gathered.append(open_weeks)
            open_weeks = None
    if open_weeks and open_weeks.due and gathered:
        gathered[-1] = gathered[-1].with_earlier(open_weeks)
    return gathered[::-1]
