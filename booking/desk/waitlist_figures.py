"""Figures of the waitlist: how many wait, and for how many days (median), apart from the promise."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from booking.models import CallbackRequest


@dataclass(frozen=True)
class WaitlistFigures:
    """Days by how often they occur: of those who wait now, and of those whose wait ended in the period."""

    so_far: Counter[int]
    until_over: Counter[int]


def waitlist_figures(since: dt.datetime, at: dt.datetime) -> WaitlistFigures:
    counted = CallbackRequest.objects.counted_in_reports().order_by()
    began = counted.waiting().filter(waiting_since__isnull=False).values_list(TruncDate("waiting_since"))
    ended = counted.filter(waited_days__isnull=False, closed_at__gte=since).values_list("waited_days")
    today = timezone.localdate(at)
    return WaitlistFigures(
        Counter({(today - day).days: count for day, count in began.annotate(whole=Count("*"))}),
        Counter(dict(ended.annotate(whole=Count("*")))),
    )
