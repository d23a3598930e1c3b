"""The audit log of a request in words: who did what and when, in the language of the reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import ModelLogEntry

from booking.audit import SCHEDULE, VISITOR
from booking.models import CallbackRequest
from booking.models.choices import EraseReason, LiftReason, Outcome, Status

LENGTH = 50
ACTORS = {VISITOR: gettext_lazy("The caller"), SCHEDULE: gettext_lazy("The schedule")}


@dataclass(frozen=True)
class Line:
    at: dt.datetime
    who: str
    what: str


def lines(callback: CallbackRequest, with_views: bool) -> list[Line]:
    """Return the newest entries, latest first."""
    entries = ModelLogEntry.objects.for_instance(callback).select_related("user")
    if not with_views:
        entries = entries.exclude(action__in=["booking.view", "booking.disclose"])
    return [Line(entry.timestamp, who(entry), what(entry)) for entry in entries[:LENGTH]]


def who(entry: ModelLogEntry) -> str:
    if actor := ACTORS.get(entry.data.get("actor")):
        return str(actor)
    return entry.user_display_name if entry.user_id else _("The website")


def what(entry: ModelLogEntry) -> str:
    details = ", ".join(_details(entry.data))
    return f"{entry.message} ({details})" if details else str(entry.message)


def _details(data: dict) -> Iterator[str]:
    if data.get("outcome") in Outcome:
        yield str(Outcome(data["outcome"]).label)
    for reasons in (EraseReason, LiftReason):
        if data.get("reason") in reasons:
            yield str(reasons(data["reason"]).label)
    old, new = data.get("old"), data.get("new")
    if old in Status and new in Status and old != new:
        yield f"{Status(old).label} → {Status(new).label}"
    elif isinstance(new, bool):
        yield _("put on hold") if new else _("hold ended")
    for name in data.get("fields", []):
        yield str(CallbackRequest._meta.get_field(name).verbose_name)
