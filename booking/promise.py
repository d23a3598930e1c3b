"""The promise: the time by which we call, worked out in one place and said in words in another language or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from django.utils import formats, timezone
from django.utils.translation import gettext

from practice.opening_hours import BY_DAY, QUARTER, Timetable, Window, cut, rounded_up
from practice.wording import clock, short_clock

# A call agreed for three is not late before half past; a promise "by three" is.
GRACE = dt.timedelta(minutes=30)
# Where nobody is promised an hour, the desk calls within a day, and not at night.
DAYTIME = {weekday: [(dt.time(9), dt.time(17))] for weekday in range(7)}
MINUTE = dt.timedelta(minutes=1)


def promised_time(practice, windows: Collection[Window] = (), at: dt.datetime | None = None) -> dt.datetime | None:
    """Return the time by which somebody who asks at `at` (default: now) is told that we call; None where none can be.

    `practice` is a PracticeSettings. Its opening hours between eight and nine, closed days and holidays count; so do
    the caller's `windows`, unless the practice is never open in them. Where no opening hours are set, or the practice
    stays closed, no hour is promised. Seconds do not count: the promise is the same for a whole minute.
    """
    at = (at or timezone.now()).replace(second=0, microsecond=0)
    timetable, minutes = practice.timetable, practice.callback_minutes
    wished = cut(windows, BY_DAY)
    return (wished and timetable.add(at, minutes, wished)) or timetable.add(at, minutes, [BY_DAY])


def due_time(practice, windows: Collection[Window] = (), at: dt.datetime | None = None) -> dt.datetime:
    """Return when the desk is to call at the latest: the promised time, or else a day later by daylight."""
    at = at or timezone.now()
    return promised_time(practice, windows, at) or _a_day_later(practice.timetable, at)


def working_hours(practice) -> Timetable:
    """Return the opening hours by which the desk works: by day, where the practice has set none."""
    return practice.timetable if practice.timetable.weekly else _by_day(practice.timetable)


def _by_day(timetable: Timetable) -> Timetable:
    return replace(timetable, weekly=DAYTIME)


def _a_day_later(timetable: Timetable, at: dt.datetime) -> dt.datetime:
    later = rounded_up(at + dt.timedelta(days=1))
    start, _end = next(_by_day(timetable).spans_from(later), (later, None))
    return start


def still_holds(promised_at: dt.datetime | None, at: dt.datetime | None = None) -> bool:
    """Tell whether a time that was shown a while ago can still be kept: a quarter of an hour is left."""
    return bool(promised_at) and promised_at >= (at or timezone.now()) + QUARTER


def holds_until(practice, at: dt.datetime) -> dt.datetime:
    """Return when a person who asks is first told another time than one who asks at `at`; midnight at the latest."""
    promised, first = promised_time(practice, at=at), at.replace(second=0, microsecond=0)
    if promised is None:
        return midnight_after(at)
    # Whoever asks later is never promised an earlier time, so the rest of the day can be halved until it is found.
    same, other = 0, int((midnight_after(at) - first) / MINUTE)
    while other - same > 1:
        middle = (same + other) // 2
        if promised_time(practice, at=first + middle * MINUTE) == promised:
            same = middle
        else:
            other = middle
    return first + other * MINUTE


def midnight_after(at: dt.datetime) -> dt.datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)


def digits(at: dt.datetime) -> str:
    """Write an hour where there is little room: “11 am”, “4:45 pm”."""
    return short_clock(timezone.localtime(at))


def by_when(due: dt.datetime, at: dt.datetime | None = None) -> str:
    """Say a due time after “We will call you”: “by Monday, 11 am”, “today by 4:45 pm”; a day that is over, by date."""
    at = timezone.localtime(at or timezone.now())
    local = timezone.localtime(due)
    days = (local.date() - at.date()).days
    words = {
        "time": clock(due),
        "weekday": formats.date_format(local, "l"),
        "date": formats.date_format(local, gettext("F j")),
    }
    if days == 0:
        return gettext("today by %(time)s") % words
    if days == 1:
        return gettext("by tomorrow, %(time)s") % words
    if 1 < days < 7:
        return gettext("by %(weekday)s, %(time)s") % words
    return gettext("by %(weekday)s, %(date)s, %(time)s") % words


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
