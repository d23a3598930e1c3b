"""Opening hours as a calendar: the one place that knows when the practice answers its telephone.

All times in and out are aware datetimes; opening times are practice time (settings.TIME_ZONE), and
minutes are counted as they pass, so both clock changes of the year come out right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from django.utils import timezone

from practice.lean_import import import_alone

UnitedStates = import_alone("holidays.countries", "united_states").UnitedStates

NOON, EVENING = dt.time(12), dt.time(17)
# Nobody is called before eight or after nine, whatever the opening hours say (D-16).
EARLIEST, LATEST = dt.time(8), dt.time(21)
# An hour that can be said, and the least time in which somebody who is there can keep it.
QUARTER = dt.timedelta(minutes=15)
# A practice that opens at all opens within this many days; beyond it the calendar gives up.
HORIZON_DAYS = 120
# So far ahead pages name the closed days.
UPCOMING_DAYS = 14

Span = tuple[dt.datetime, dt.datetime]


OBSERVED = " (observed)"


@cache
def holidays_of(year: int) -> dict[dt.date, tuple[str, ...]]:
    """Return the public holidays of California in a year, with their English names (the `holidays` package)."""
    return {day: tuple(names.split("; ")) for day, names in sorted(UnitedStates(subdiv="CA", years=year).items())}


def public_holidays(day: dt.date) -> bool:
    """Tell whether `day` is a public holiday in California."""
    return day in holidays_of(day.year)


@dataclass(frozen=True)
class KeptHolidays:
    """The public holidays on which a practice is closed: all but those that it has chosen to be open on, by year.

    A year for which nothing is chosen yet goes by the year before it: whoever is open on Diwali stays so.
    """

    open_on: dict[str, list[str]]

    def __call__(self, day: dt.date) -> bool:
        names = holidays_of(day.year).get(day, ())
        chosen = max((year for year in self.open_on if int(year) <= day.year), default=None)
        if not names or chosen is None:
            return bool(names)
        is_open = set(self.open_on[chosen])
        if int(chosen) < day.year:
            is_open |= {name + OBSERVED for name in is_open}
        return not is_open.issuperset(names)


@dataclass(frozen=True)
class Window:
    """A part of the week in which a person may be called: some weekdays, from one hour to another."""

    weekdays: frozenset[int]
    start: dt.time = dt.time.min
    end: dt.time = dt.time.max

    def cut_to(self, other: Window) -> Window | None:
        """Return what this window and `other` have in common; None where that is nothing."""
        common = Window(self.weekdays & other.weekdays, max(self.start, other.start), min(self.end, other.end))
        return common if common.weekdays and common.start < common.end else None

    def meets(self, weekly: dict[int, list[tuple[dt.time, dt.time]]]) -> bool:
        """Tell whether an ordinary week is ever open in this window."""
        return any(
            max(opens, self.start) < min(closes, self.end)
            for day in self.weekdays
            for opens, closes in weekly.get(day, [])
        )


EVERY_DAY = frozenset(range(7))
BY_DAY = Window(EVERY_DAY, EARLIEST, LATEST)


def cut(windows: Collection[Window], part: Window) -> list[Window]:
    """Return `windows` cut down to `part`; no windows at all mean any time."""
    return [common for window in windows or [part] if (common := window.cut_to(part))]


@dataclass(frozen=True)
class Timetable:
    """`weekly` maps Monday = 0 … Sunday = 6 to opening spans; `closed` and `is_holiday` take days out."""

    weekly: dict[int, list[tuple[dt.time, dt.time]]]
    closed: frozenset[dt.date] = frozenset()
    is_holiday: Callable[[dt.date], bool] | None = None
    tz: dt.tzinfo = field(default_factory=timezone.get_default_timezone)

    def is_closed(self, day: dt.date) -> bool:
        return day in self.closed or bool(self.is_holiday and self.is_holiday(day))

    def spans_on(self, day: dt.date, windows: Collection[Window] = ()) -> list[Span]:
        """Return the open spans of `day`, cut down to `windows` where any are given."""
        if self.is_closed(day):
            return []
        spans = []
        for opens, closes in sorted(self.weekly.get(day.weekday(), [])):
            for window in windows or [Window(EVERY_DAY)]:
                start, end = max(opens, window.start), min(closes, window.end)
                if day.weekday() in window.weekdays and start < end:
                    spans.append((self._at(day, start), self._at(day, end)))
        return _merged(spans)

    def spans_from(self, at: dt.datetime, windows: Collection[Window] = ()) -> Iterator[Span]:
        """Yield open spans from `at` on, the one that is running cut to what is left of it."""
        first = at.astimezone(self.tz).date()
        for offset in range(HORIZON_DAYS):
            for start, end in self.spans_on(first + dt.timedelta(days=offset), windows):
                if end > at:
                    yield max(start, at), end

    def is_open(self, at: dt.datetime) -> bool:
        return any(start <= at < end for start, end in self.spans_on(at.astimezone(self.tz).date()))

    def add(self, at: dt.datetime, minutes: int, windows: Collection[Window] = ()) -> dt.datetime | None:
        """Return the moment when `minutes` of opening time inside `windows` have passed since `at`, rounded up.

        It is a full quarter of an hour, never later than the closing time of its span and never less than a quarter
        of an hour after the span begins or `at`: what cannot be kept before closing goes on when it opens next.
        None when the practice does not open inside the windows.
        """
        left = dt.timedelta(minutes=minutes)
        for start, end in self.spans_from(at, windows):
            if end - start < left:
                left -= end - start
                continue
            moment = rounded_up(start.astimezone(dt.UTC) + max(left, QUARTER))
            if moment <= end:
                return moment.astimezone(self.tz)
            left = dt.timedelta()
        return None

    def minutes_between(self, start: dt.datetime, end: dt.datetime) -> int:
        """Return how many minutes of opening time lie between two moments."""
        total = dt.timedelta()
        for opens, closes in self.spans_from(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return int(total.total_seconds() // 60)

    def closes_today(self, at: dt.datetime) -> dt.datetime | None:
        """Return when the practice closes for good today, or None when it is not open again today."""
        spans = [end for _, end in self.spans_on(at.astimezone(self.tz).date()) if end > at]
        return spans[-1] if spans else None

    def closed_ahead(self, today: dt.date) -> list[dt.date]:
        """Return the days of the coming two weeks that are closed against the habit of the week."""
        days = (today + dt.timedelta(days=offset) for offset in range(UPCOMING_DAYS))
        return [day for day in days if self.weekly.get(day.weekday()) and self.is_closed(day)]

    def next_turn(self, at: dt.datetime) -> dt.datetime | None:
        """Return when the practice next opens or closes after `at`; None when it never opens."""
        start, end = next(self.spans_from(at), (None, None))
        return start if start != at else end

    def _at(self, day: dt.date, time: dt.time) -> dt.datetime:
        # Sums and comparisons of two times in one zone ignore its clock changes; UTC does not.
        return dt.datetime.combine(day, time, self.tz).astimezone(dt.UTC)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def rounded_up(at: dt.datetime, step: dt.timedelta = QUARTER) -> dt.datetime:
    """Return the next full quarter of an hour: an hour that can be said."""
    seconds = step.total_seconds()
    return dt.datetime.fromtimestamp(-(-at.timestamp() // seconds) * seconds, dt.UTC)
