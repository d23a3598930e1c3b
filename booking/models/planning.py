"""When to call again: in another part of the caller's times, while the practice is open."""

from __future__ import annotations

import datetime as dt

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from booking.choices import ENDED_BY, Outcome
from booking.promise import by_when, clock
from practice.opening_hours import EVENING, NOON, Window, rounded_up

# A call agreed for three is not late before half past; a promise "by three" is.
GRACE = dt.timedelta(minutes=30)
EVERY_DAY = frozenset(range(7))
# Nobody is called before eight or after nine, whatever the opening hours say (D-16).
EARLIEST, LATEST = dt.time(8), dt.time(21)
PARTS = [
    Window(EVERY_DAY, EARLIEST, NOON),
    Window(EVERY_DAY, NOON, EVENING),
    Window(EVERY_DAY, EVENING, LATEST),
]
BY_DAY = Window(EVERY_DAY, EARLIEST, LATEST)
# A second call within the hour is a nuisance.
PAUSE = dt.timedelta(hours=1)
# An hour that can be said on the telephone.
ROUND_MINUTES = 15
# Another part of the day is worth waiting for, but not for longer than this.
FAR_DAYS = 3


def part_of(at: dt.datetime) -> int:
    """Return which part of the day a moment lies in: 0 morning, 1 afternoon, 2 evening."""
    time = timezone.localtime(at).time()
    return 0 if time < NOON else 1 if time < EVENING else 2


def midnight_after(at: dt.datetime) -> dt.datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)


def moment_in_words(moment: dt.datetime, at: dt.datetime | None = None) -> str:
    """Say when something was or will be, seen from `at`: “today at 3 pm”, “Monday, November 2 at 9 am”."""
    at = at or timezone.now()
    local = timezone.localtime(moment)
    is_this_year = local.year == timezone.localtime(at).year
    date = gettext("l, F j") if is_this_year else gettext("l, F j, Y")
    words = {"time": clock(moment), "date": formats.date_format(local, date)}
    days = (local.date() - timezone.localtime(at).date()).days
    if days == 0:
        return gettext("today at %(time)s") % words
    if days == 1:
        return gettext("tomorrow at %(time)s") % words
    if days == -1:
        return gettext("yesterday at %(time)s") % words
    return gettext("%(date)s at %(time)s") % words


def meeting(windows: list[Window], part: Window) -> list[Window]:
    """Return `windows` cut down to `part`; no windows at all mean any time."""
    cut = (
        Window(window.weekdays, max(window.start, part.start), min(window.end, part.end))
        for window in windows or [Window(EVERY_DAY)]
    )
    return [window for window in cut if window.start < window.end]


class Planned:
    """What a request knows about its next call."""

    @property
    def calls_made(self) -> list:
        """Calls that did not end the matter, folded requests included, oldest first."""
        return [attempt for attempt in self.history if attempt.outcome not in {*ENDED_BY, Outcome.NOTE}]

    def suggest_next(self, practice, at: dt.datetime | None = None) -> dt.datetime:
        """Return when to call next, in a part of the day not tried yet where the caller's times allow one."""
        at = at or timezone.now()
        tried = [part_of(attempt.at) for attempt in self.calls_made]
        last = tried[-1] if tried else None
        windows, tomorrow = self.windows, midnight_after(at)
        starts = {}
        for part, hours in enumerate(PARTS):
            after = tomorrow if part == last else rounded_up(at + PAUSE, ROUND_MINUTES)
            if allowed := meeting(windows, hours):
                first = next(practice.timetable.spans_from(after, allowed), None)
                if first:
                    starts[part] = first[0]
        if not starts:  # The practice is never open in the caller's times.
            first = next(practice.timetable.spans_from(tomorrow, [BY_DAY]), None)
            return first[0] if first else tomorrow + dt.timedelta(hours=10)
        far = at + dt.timedelta(days=FAR_DAYS)
        best = min(starts, key=lambda part: (starts[part] > far, part == last, tried.count(part), starts[part]))
        return starts[best]

    def is_late(self, at: dt.datetime | None = None) -> bool:
        """Tell whether the promised time has passed, or an agreed one has by more than the grace."""
        at = at or timezone.now()
        return self.is_open and self.due_at < at and (self.later_until is None or self.later_until < at - GRACE)

    def due_in_words(self, at: dt.datetime | None = None) -> str:
        at = at or timezone.now()
        if self.is_late(at):
            return gettext("Overdue since %(when)s") % {"when": moment_in_words(self.due_at, at)}
        if self.later_until and self.later_until > at:
            return gettext("Call again %(when)s") % {"when": moment_in_words(self.later_until, at)}
        return capfirst(by_when(self.due_at, at)) if self.due_at >= at else gettext("Call now")

    def seems_unreachable(self, practice) -> bool:
        return self.is_open and len(self.calls_made) >= practice.attempts_before_unreachable
