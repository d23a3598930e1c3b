"""Access report: who saw or exported which requests since a time, read from the audit log after a breach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from wagtail.models import ModelLogEntry

from booking.audit import LOG_ACTIONS
from booking.models import CallbackRequest

from .audit_log import who

# Actions by which somebody comes to know what a request says.
SEEN = ["booking.view", "booking.disclose", "booking.intake", "booking.search", "booking.export"]


@dataclass
class Access:
    """What one person did in one way: how often, from when to when, and to which requests."""

    who: str
    action: str
    first: dt.datetime
    last: dt.datetime
    times: int = 0
    references: dict[str, str | None] = field(default_factory=dict)  # The key of each, where it is known.
    unlisted: int = 0  # Rows of lists whose references were not kept.

    @property
    def label(self) -> str:
        return str(LOG_ACTIONS[self.action][1])

    def take_in(self, entry: ModelLogEntry, requests: int) -> None:
        self.first, self.last = min(self.first, entry.timestamp), max(self.last, entry.timestamp)
        self.times += 1
        if entry.content_type_id == requests:
            self.references[entry.label] = entry.object_id
        elif "requests" in entry.data:
            for reference in entry.data["requests"]:
                self.references.setdefault(reference, None)
        else:
            self.unlisted += entry.data.get("count", entry.data.get("found", 0))


def entries(since: dt.datetime, until: dt.datetime | None = None, person=None) -> QuerySet[ModelLogEntry]:
    """Return the audit entries of what was seen in the time, oldest first."""
    people = ContentType.objects.get_for_model(get_user_model())
    requests = ContentType.objects.get_for_model(CallbackRequest)
    found = ModelLogEntry.objects.filter(action__in=SEEN, content_type__in=[people, requests], timestamp__gte=since)
    if until:
        found = found.filter(timestamp__lt=until)
    if person:
        found = found.filter(user=person)
    return found.order_by("timestamp", "pk").select_related("user")


def accesses(found: QuerySet[ModelLogEntry]) -> list[Access]:
    """Return the entries summed up by person and by what they did, whoever touched most first."""
    requests = ContentType.objects.get_for_model(CallbackRequest).pk
    summed: dict[tuple, Access] = {}
    for entry in found.iterator(chunk_size=2000):
        key = entry.user_id, entry.action
        if key not in summed:
            summed[key] = Access(who(entry), entry.action, entry.timestamp, entry.timestamp)
        summed[key].take_in(entry, requests)
    return sorted(summed.values(), key=lambda access: (-len(access.references), access.who, access.action))


def affected(found: list[Access]) -> Iterator[str]:
    """Return the reference of every request that somebody saw, each once."""
    yield from sorted({reference for access in found for reference in access.references})
