"""Queries of the front desk: the tabs of the queue, search, what is late, and what is to be purged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from booking.encryption.blind_index import phone_indexes
from booking.promise import GRACE, midnight_after, working_hours
from practice.jobs.models import JobRun
from practice.mail.models import MAIL_IS_LATE, Mail

from .attempt import Attempt
from .choices import CLOSED, OPEN, CallLanguage, Status, Tab
from .do_not_call import DoNotCall
from .live import Live, ask
from .search_key import SearchKey, keys_of_search, references


@dataclass(frozen=True)
class DeskCounts:
    """What the queue says at a glance."""

    tabs: dict[Tab, int]
    idle: int
    unannounced: int
    mails_held_up: int
    speakers: int
    jobs_stopped: int
    openings: int
    check_ins: int


def spanish_speakers(at: dt.datetime) -> models.QuerySet:
    """Return those who may call, speak Spanish on the telephone and have signed in today."""
    today = midnight_after(at) - dt.timedelta(days=1)
    at_the_desk = Q(is_superuser=True) | Q(groups__permissions__codename="change_callbackrequest")
    users = get_user_model().objects.filter(at_the_desk, speaks_spanish=True, is_active=True, last_login__gte=today)
    return users.order_by()


def _idle(minutes: int, at: dt.datetime) -> Q:
    return Q(status=Status.CLAIMED, claimed_at__lte=at - dt.timedelta(minutes=minutes))


def _late(at: dt.datetime) -> Q:
    return Q(due_at__lt=at) & (Q(later_until=None) | Q(later_until__lt=at - GRACE))


def _conditions(user, at: dt.datetime) -> dict[Tab, Q]:
    """Return what belongs into each tab; times are compared in practice time where a day ends."""
    is_open = Q(status__in=OPEN)
    is_client = Q(is_client=True)
    return {
        Tab.OPEN: is_open,
        Tab.NEW: Q(status=Status.NEW) & ~is_client,
        Tab.MINE: is_open & Q(claimed_by=user),
        Tab.TODAY: is_open & Q(due_at__lt=midnight_after(at)) & ~_late(at),
        Tab.OVERDUE: is_open & _late(at),
        Tab.LATER: is_open & Q(later_until__gt=at),
        Tab.CLIENTS: is_open & is_client,
        Tab.SPANISH: is_open & Q(language=CallLanguage.SPANISH),
        Tab.WAITLIST: Q(status=Status.WAITLIST),
        Tab.CLOSED: Q(status__in=CLOSED - {Status.SPAM}),
        Tab.SPAM: Q(status=Status.SPAM),
    }


class CallbackRequestQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def waiting(self) -> Self:
        """Return those on the waitlist."""
        return self.filter(status=Status.WAITLIST)

    def closed(self) -> Self:
        return self.filter(status__in=CLOSED)

    def by_due(self) -> Self:
        return self.order_by("due_at", "pk")

    def next_for(self, person, at: dt.datetime | None = None) -> Self:
        """Return whom `person` may call next, most due first: free or their own, not agreed for later, not stopped."""
        at = at or timezone.now()
        waiting = self.open().filter(Q(claimed_by=None) | Q(claimed_by=person))
        stopped = DoNotCall.objects.filter(phone_index=OuterRef("phone_index"))
        return waiting.filter(Q(later_until=None) | Q(later_until__lte=at)).exclude(Exists(stopped)).by_due()

    def claimed_by(self, person) -> Self:
        return self.filter(status=Status.CLAIMED, claimed_by=person)

    def idle(self, minutes: int, at: dt.datetime | None = None) -> Self:
        """Return claims that nobody has worked on for `minutes`."""
        return self.filter(_idle(minutes, at or timezone.now()))

    def overdue(self, at: dt.datetime | None = None) -> Self:
        """Return open requests whose promised time has passed, or whose agreed time has by a little more."""
        return self.open().filter(_late(at or timezone.now()))

    def tab(self, tab: Tab, user, at: dt.datetime | None = None) -> Self:
        """Return what one tab of the queue shows to `user`, in no order."""
        at = at or timezone.now()
        return self.filter(_conditions(user, at)[tab])

    def desk_counts(self, practice, user, at: dt.datetime | None = None) -> DeskCounts:
        """Return everything that the queue says besides its rows, in one query."""
        at = at or timezone.now()
        conditions = _conditions(user, at) | {
            "idle": _idle(practice.claim_minutes, at),
            "openings": Q(status=Status.WAITLIST, opening__isnull=False),
            "check_ins": Q(status=Status.WAITLIST, due_at__lt=midnight_after(at)),
            "unannounced": Q(announced_at=None, created_at__lt=at - MAIL_IS_LATE) & ~Q(status=Status.SPAM),
        }
        counted = {name: self.order_by().filter(condition) for name, condition in conditions.items()}
        counted["mails"] = Mail.objects.held_up(at).order_by()
        counted["speakers"] = spanish_speakers(at)
        counted["jobs"] = JobRun.objects.stopped(at).order_by()
        first, *others = [
            rows.values(part=Value(str(name))).annotate(count=Count("*")) for name, rows in counted.items()
        ]
        counts = Counter({row["part"]: row["count"] for row in first.union(*others, all=True)})
        tabs = {tab: counts[tab] for tab in Tab}
        return DeskCounts(
            tabs,
            counts["idle"],
            counts["unannounced"],
            counts["mails"],
            counts["speakers"],
            counts["jobs"],
            counts["openings"],
            counts["check_ins"],
        )

    def live(self, after: dt.datetime | None = None, shown: Collection[int] = ()) -> Live:
        """Return what an open screen asks again and again: counts, and who has the rows `shown`."""
        return ask(self, Q(status__in=OPEN), after, shown)

    def with_do_not_call(self) -> Self:
        """Tell of each request, as `do_not_call_reason`, why its number must not be called; None where it may be."""
        entries = DoNotCall.objects.filter(phone_index=OuterRef("phone_index")).exclude(phone_index="")
        return self.annotate(do_not_call_reason=Subquery(entries.values("reason")[:1]))

    def with_same_number(self, pk: int, limit: int = 10) -> Self:
        """Return the request `pk`, then the newest others of its number: one query, two while keys are exchanged."""
        number = self.model.objects.filter(pk=pk).exclude(phone_index="")
        if len(settings.BLIND_INDEX_KEYS) > 1:
            known = number.only("phone").first()
            same = Q(phone_index__in=phone_indexes(known and known.phone))
        else:
            same = Q(phone_index=Subquery(number.values("phone_index")))
        found = self.filter(Q(pk=pk) | same)
        return found.order_by(Case(When(pk=pk, then=0), default=1), "-created_at")[: limit + 1]

    def in_order(self, tab: Tab) -> Self:
        """Most overdue first; what is over, latest first; of those who wait, openings first, the longest first."""
        if tab == Tab.WAITLIST:
            rises = Case(When(opening=None, then=1), default=0)
            return self.order_by(rises, Case(When(opening=None, then="due_at"), default="waiting_since"), "pk")
        return self.order_by("-closed_at", "-pk") if tab in (Tab.CLOSED, Tab.SPAM) else self.by_due()

    def found(self, text: str) -> Self:
        """Return what matches a number in any spelling, its last figures, a reference or words of a name."""
        keys, by_reference = keys_of_search(text), self.filter(reference__in=references(text))
        if not keys:
            return by_reference
        holders = [SearchKey.objects.filter(digest__in=digests).values("request") for digests in keys]
        by_keys = self.filter(*(Q(pk__in=requests) for requests in holders))
        if not references(text):
            return by_keys
        # As a union, for PostgreSQL reads the whole table where two indexes are joined by OR.
        either = by_reference.order_by().values("pk").union(by_keys.order_by().values("pk"))
        return self.filter(pk__in=either)

    def to_escalate(self, practice, at: dt.datetime | None = None) -> Self:
        """Return what has been overdue for the set minutes of opening time and the owner has not heard of."""
        at = at or timezone.now()
        late = self.overdue(at).filter(escalated_at=None).only("due_at")
        limit, hours = practice.overdue_alarm_minutes, working_hours(practice)
        keys = [row.pk for row in late if hours.minutes_between(row.due_at, at) >= limit]
        return self.filter(pk__in=keys)

    def to_purge(self, practice, at: dt.datetime | None = None) -> Self:
        """Return closed requests whose personal details have been kept long enough and are on no legal hold."""
        before = (at or timezone.now()) - dt.timedelta(days=practice.retention_days)
        return self.closed().filter(closed_at__lt=before, legal_hold=False, erased_at=None)

    def with_reference(self, spoken: str) -> Self:
        """Return the request with a reference as people write it down: any case, with or without the dash."""
        letters = "".join(spoken.split()).replace("-", "").upper()
        return self.filter(reference=f"{letters[:3]}-{letters[3:]}")

    def counted_in_reports(self) -> Self:
        """Leave out spam, what was merged into another request, and people who are clients already."""
        return self.filter(is_client=False).exclude(status__in=[Status.SPAM, Status.MERGED])

    def not_summed_up(self) -> Self:
        """Return requests that were called before the reports had their own columns."""
        calls = Attempt.objects.calls().filter(request=OuterRef("pk"))
        return self.filter(Exists(calls), first_called_at=None)

    def unannounced(self) -> Self:
        """Return requests that no mail to the desk has counted yet; the table is its own outbox."""
        return self.filter(announced_at=None).exclude(status=Status.SPAM)
