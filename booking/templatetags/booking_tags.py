"""Template tags of the promise and its hours."""

from __future__ import annotations

from django import template
from django.utils import timezone

from booking import call_script
from booking import promise as promises
from practice.caching import page_cache
from practice.templatetags.request_context import once, request_of
from practice.wording import clock

register = template.Library()
register.filter("answer_promise", call_script.answer_promise)
register.filter("by_when", promises.by_when)
register.filter("clock", clock)
register.filter("digits", promises.digits)
register.filter("moment", promises.moment_in_words)


@register.simple_tag(takes_context=True)
def promise(context) -> str:
    """Return by when a person who asks now is called: “by Monday, 11 am”; nothing where no hour can be promised."""
    return once(context, "promise", lambda: _promise_of(context))


def _promise_of(context) -> str:
    practice, now = context["practice"], timezone.now()
    if request := request_of(context):
        page_cache.true_until(request, promises.holds_until(practice, now))
    promised = promises.promised_time(practice, at=now)
    return promises.by_when(promised, now) if promised else ""
