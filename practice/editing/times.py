"""Days and times of the practice in words, for the sentences of the editor."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def in_practice_time(at: dt.datetime) -> str:
    """Return date, time and zone as the practice's clock shows them: “Dec. 1, 2026, 9 a.m. PST”."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def since(at: dt.datetime) -> str:
    """Return “since today”, “since Monday” or, after a week, “since November 3”."""
    day = timezone.localtime(at, timezone.get_default_timezone()).date()
    match (timezone.localdate(timezone=timezone.get_default_timezone()) - day).days:
        case 0:
            return _("since today")
        case 1:
            return _("since yesterday")
        case days if 1 < days < 7:
            return _("since %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("since %(date)s") % {"date": date_format(day, "MONTH_DAY_FORMAT")}
