"""The promise: the time by which we call, worked out in one place and said in words in another language or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from django.utils import formats, timezone
from django.utils.translation import gettext

from practice.opening_hours import Timetable, Window, rounded_up
from practice.wording import clock, short_clock

# A call agreed for three is not late before half past; a promise "by three" is.
GRACE = dt.timedelta(minutes=30)
# Where no opening hours are known, nobody is promised a call at night.
DAYTIME = {weekday: [(dt.time(9), dt.time(17))] for weekday in range(7)}


def due_time(practice, windows: Collection[Window] = (), at: dt.datetime | None = None) -> dt.datetime:
    """Return the time by which the desk calls back somebody who asks at `at` (default: now).

    `practice` is a PracticeSettings. Opening hours, closed days and holidays count; so do the caller's `windows`,
    unless the practice is never open in them. Where no opening hours are set, it is a day later, by daylight.
    """
    at = at or timezone.now()
    minutes = practice.callback_minutes
    timetable = practice.timetable
    return timetable.add(at, minutes, windows) or timetable.add(at, minutes) or _a_day_later(timetable, at)


def _a_day_later(timetable: Timetable, at: dt.datetime) -> dt.datetime:
    later = rounded_up(at + dt.timedelta(days=1))
    return replace(timetable, weekly=DAYTIME).add(later, 0) or later


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
