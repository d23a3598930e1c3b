"""Schedule of the next call: in another part of the caller's times, while the practice is open; and what is late."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from booking.models import CallbackRequest
from booking.promise import GRACE, by_when, midnight_after, moment_in_words
from practice.opening_hours import BY_DAY, EARLIEST, EVENING, EVERY_DAY, LATEST, NOON, Window, cut, rounded_up

PARTS = [
    Window(EVERY_DAY, EARLIEST, NOON),
    Window(EVERY_DAY, NOON, EVENING),
    Window(EVERY_DAY, EVENING, LATEST),
]
# A second call within the hour is a nuisance.
PAUSE = dt.timedelta(hours=1)
# Another part of the day is worth waiting for, but not for longer than this.
FAR_DAYS = 3
# Whoever is on the waitlist hears from the desk this often.
CHECK_IN = dt.timedelta(days=14)


def part_of(at: dt.datetime) -> int:
    """Return which part of the day a moment lies in: 0 morning, 1 afternoon, 2 evening."""
    time = timezone.localtime(at).time()
    return 0 if time < NOON else 1 if time < EVENING else 2


def suggest_next(request: CallbackRequest, practice, at: dt.datetime | None = None) -> dt.datetime:
    """Return when to call next, in a part of the day not tried yet where the caller's times allow one."""
    at = at or timezone.now()
    calls, windows = request.calls_made, request.windows
    tried = [part_of(attempt.at) for attempt in calls]
    last = tried[-1] if tried else None
    soon, tomorrow = rounded_up(at + PAUSE), midnight_after(at)
    starts = {}
    for part, hours in enumerate(PARTS):
        after = max(soon, midnight_after(calls[-1].at)) if part == last else soon
        if allowed := cut(windows, hours):
            first = next(practice.timetable.spans_from(after, allowed), None)
            if first:
                starts[part] = first[0]
    if not starts:  # The practice is never open in the caller's times.
        first = next(practice.timetable.spans_from(tomorrow, [BY_DAY]), None)
        return first[0] if first else tomorrow + dt.timedelta(hours=10)
    far = at + dt.timedelta(days=FAR_DAYS)
    best = min(starts, key=lambda part: (starts[part] > far, part == last, tried.count(part), starts[part]))
    return starts[best]


def check_in_at(request: CallbackRequest, practice, at: dt.datetime | None = None) -> dt.datetime:
    """Return when to ask again somebody on the waitlist: in the caller's times, or else when the practice is open."""
    after = rounded_up((at or timezone.now()) + CHECK_IN)
    for windows in (cut(request.windows, BY_DAY), [BY_DAY]):
        if windows and (first := next(practice.timetable.spans_from(after, windows), None)):
            return first[0]
    return after


def is_late(request: CallbackRequest, at: dt.datetime | None = None) -> bool:
    """Tell whether the promised time has passed, or an agreed one has by more than the grace."""
    at = at or timezone.now()
    return request.is_open and request.due_at < at and (request.later_until is None or request.later_until < at - GRACE)


def due_in_words(request: CallbackRequest, at: dt.datetime | None = None) -> str:
    at = at or timezone.now()
    if request.is_waiting:
        due = moment_in_words(request.due_at, at)
        is_over = request.due_at < at
        return (gettext("Check-in due since %(when)s") if is_over else gettext("Check in %(when)s")) % {"when": due}
    if is_late(request, at):
        return gettext("Overdue since %(when)s") % {"when": moment_in_words(request.due_at, at)}
    if request.later_until and request.later_until > at:
        return gettext("Call again %(when)s") % {"when": moment_in_words(request.later_until, at)}
    return capfirst(by_when(request.due_at, at)) if request.due_at >= at else gettext("Call now")


def seems_unreachable(request: CallbackRequest, practice) -> bool:
    return request.is_open and len(request.calls_made) >= practice.attempts_before_unreachable
