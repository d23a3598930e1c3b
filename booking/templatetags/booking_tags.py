"""Template tags of the promise and its hours."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import timezone

from booking import promise as promises
from practice.caching import page_cache
from practice.templatetags.request_context import once, request_of
from practice.wording import clock

MINUTE = dt.timedelta(minutes=1)

register = template.Library()
register.filter("by_when", promises.by_when)
register.filter("clock", clock)
register.filter("digits", promises.digits)
register.filter("moment", promises.moment_in_words)


@register.simple_tag(takes_context=True)
def promise(context) -> str:
    """Return by when a person who asks now is called: “by Monday, 11 am”."""
    return once(context, "promise", lambda: _promise_of(context))


def _promise_of(context) -> str:
    practice, now = context["practice"], timezone.now()
    turn = practice.timetable.next_turn(now)
    # While the practice is open the promise moves on with the clock, from one full minute to another.
    is_moving = turn is None or practice.timetable.is_open(now)
    if request := request_of(context):
        until = now.replace(second=0, microsecond=0) + MINUTE if is_moving else turn
        page_cache.true_until(request, until)
    return promises.by_when(promises.due_time(practice, at=now), now)
