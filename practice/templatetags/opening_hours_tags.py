"""Opening hours in words: today, the week, and the closed days ahead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext, pgettext

from practice.caching import page_cache
from practice.opening_hours import Timetable
from practice.wording import clock, joined, short_clock

from .request_context import once, request_of

register = template.Library()


@register.simple_tag(takes_context=True)
def opening_today(context) -> str:
    """Say whether the telephone is answered now: “Today until 4 pm”, “Opens tomorrow at 9 am”."""
    return once(context, "opening_today", lambda: _opening_of(context))


def _opening_of(context) -> str:
    timetable, now = context["practice"].timetable, timezone.now()
    if request := request_of(context):
        page_cache.true_until(request, timetable.next_turn(now))
    return say_opening(timetable, now)


def say_opening(timetable: Timetable, at: dt.datetime | None = None) -> str:
    at = at or timezone.now()
    start, _ = next(timetable.spans_from(at), (None, None))
    if start is None:
        return ""
    local, today = timezone.localtime(start), timezone.localdate(at)
    words = {"time": clock(start), "weekday": formats.date_format(local, "l")}
    if timetable.is_open(at):
        return gettext("Open today until %(time)s.") % {"time": clock(timetable.closes_today(at))}
    if local.date() == today:
        return gettext("Open today from %(time)s.") % words
    if local.date() == today + dt.timedelta(days=1):
        return gettext("Closed now; open tomorrow from %(time)s.") % words
    return gettext("Closed now; open %(weekday)s from %(time)s.") % words


@dataclass(frozen=True)
class HoursRow:
    """Some days and when they are open; a row without spans is closed."""

    days: str
    spans: list[str]


@register.simple_tag(takes_context=True)
def opening_hours(context) -> list[HoursRow]:
    """Return the week's opening hours, neighboring days with the same hours in one row; nothing where none are set."""
    return group_hours(context["practice"].timetable.weekly)


def group_hours(weekly: dict[int, list[tuple[dt.time, dt.time]]]) -> list[HoursRow]:
    if not weekly:
        return []
    groups: list[tuple[list[int], list]] = []
    for day in range(7):
        spans = sorted(weekly.get(day, []))
        if groups and groups[-1][1] == spans and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], spans))
    return [HoursRow(_say_days(days), [_say_span(span) for span in spans]) for days, spans in groups]


def _say_days(days: list[int]) -> str:
    # 1 January 2024 was a Monday.
    names = [formats.date_format(dt.date(2024, 1, 1 + day), "l") for day in days]
    if len(names) == 1:
        words = names[0]
    elif len(names) == 2:
        words = joined(names)
    else:
        words = gettext("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return words[:1].upper() + words[1:]


def _say_span(span: tuple[dt.time, dt.time]) -> str:
    return "\u00a0– ".join(short_clock(time) for time in span)


@register.simple_tag(takes_context=True)
def closed_days_ahead(context) -> list[str]:
    """Return the coming days on which the practice is closed against its habit, said as dates."""
    form = pgettext("date format after “closed on”", "l, F j")
    return [formats.date_format(day, form) for day in context["practice"].timetable.closed_ahead(timezone.localdate())]
