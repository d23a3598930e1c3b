"""Statistics: how well the promise is kept, in numbers that point at nobody (small cells are suppressed)."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Min
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page

from booking.models import Attempt, CallbackRequest
from booking.models.choices import ENDED_BY, OPEN, PERMISSIONS, CallLanguage, Outcome, Status

# A smaller group could be recognized.
SMALLEST_CELL = 5
PERIODS = (30, 90, 365)
STEPS = {
    15: _("up to 15 minutes"),
    30: _("up to 30 minutes"),
    60: _("up to 1 hour"),
    120: _("up to 2 hours"),
    240: _("up to 4 hours"),
    math.inf: _("longer"),
}


@dataclass
class Row:
    """One line of a table; `count` is None where it is too small to be shown."""

    label: str
    count: int | None
    median: int | None = None
    reached: int | None = None
    share: float = 0


@dataclass
class Group:
    """What is counted of some requests."""

    count: int = 0
    reached: int = 0
    minutes: list[int] = field(default_factory=list)


def percentile(values: list[int], share: float) -> int | None:
    """Return the nearest-rank percentile; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * round(share * 100) // 100))
    return ordered[rank - 1]


def percent(part: int, whole: int) -> int | None:
    """Return a share in per cent; None where it would point at a handful of people."""
    if whole < SMALLEST_CELL or 0 < part < SMALLEST_CELL or 0 < whole - part < SMALLEST_CELL:
        return None
    return round(100 * part / whole)


def suppressed(counts: dict) -> set:
    """Return the keys that must not be shown: small cells, and one more where the total would give a lone one away."""
    small = {key for key, count in counts.items() if 0 < count < SMALLEST_CELL}
    if len(small) == 1:
        others = [key for key, count in counts.items() if count >= SMALLEST_CELL]
        small |= set(sorted(others, key=counts.get)[:1])
    return small


class Statistics:
    """The requests of the last `days`, without spam, those merged into another, and those of people who are clients."""

    def __init__(self, practice, days: int = PERIODS[0], at: dt.datetime | None = None):
        self.practice, self.days = practice, days
        self.since = (at or timezone.now()) - dt.timedelta(days=days)

    @cached_property
    def rows(self) -> list[dict]:
        requests = CallbackRequest.objects.filter(created_at__gte=self.since, is_client=False)
        requests = requests.exclude(status__in=[Status.SPAM, Status.MERGED]).order_by()
        rows = list(requests.values("pk", "created_at", "language", "status", "page__translation_key"))
        attempts = Attempt.objects.calls().filter(at__gte=self.since).order_by()
        first = dict(attempts.values_list("request").annotate(first=Min("at")))
        reached = set(attempts.filter(outcome__in=ENDED_BY).values_list("request", flat=True))
        for row in rows:
            called = first.get(row["pk"])
            between = self.practice.timetable.minutes_between
            row["minutes"] = between(row["created_at"], called) if called else None
            row["reached"] = row["pk"] in reached
        return rows

    @cached_property
    def whole(self) -> Group:
        return self._grouped(lambda row: "")[""]

    @property
    def median(self) -> int | None:
        return self._guarded(percentile(self.whole.minutes, 0.5), len(self.whole.minutes))

    @property
    def ninetieth(self) -> int | None:
        return self._guarded(percentile(self.whole.minutes, 0.9), len(self.whole.minutes))

    @property
    def reached(self) -> int | None:
        return percent(self.whole.reached, self.whole.count)

    @property
    def total(self) -> int | None:
        return self._guarded(self.whole.count, self.whole.count or SMALLEST_CELL)

    @property
    def waiting(self) -> list[Row]:
        """Return how long people waited for the first call, in steps of opening time."""
        counts = Counter(next(limit for limit in STEPS if minutes <= limit) for minutes in self.whole.minutes)
        return self._table({limit: Group(counts[limit]) for limit in STEPS}, STEPS.get, by_size=False)

    @property
    def statuses(self) -> list[Row]:
        """Return how many requests stand in each status; what is still to be called is one row."""
        groups = self._grouped(lambda row: "" if row["status"] in OPEN else row["status"])
        return self._table(groups, lambda key: Status(key).label if key else _("Still to be called"))

    @property
    def referrals(self) -> list[Row]:
        """Return to which places people were sent on."""
        sent = Attempt.objects.filter(request__in=[row["pk"] for row in self.rows], outcome=Outcome.REFERRED)
        counts = Counter(sent.values_list("referral__name", flat=True))
        return self._table({key: Group(count) for key, count in counts.items()}, lambda key: key)

    @property
    def incidents(self) -> list[tuple[str, int]]:
        """Return how often each permission was missing: a fault of ours, which points at no caller."""
        outcomes = Attempt.objects.filter(at__gte=self.since, incident=True).values_list("outcome", flat=True)
        counts = Counter(Outcome(outcome).needs for outcome in outcomes)
        return [(permission.incidents, counts[permission]) for permission in PERMISSIONS]

    @property
    def languages(self) -> list[Row]:
        return self._table(self._grouped(lambda row: row["language"]), lambda key: CallLanguage(key).label)

    @property
    def pages(self) -> list[Row]:
        groups = self._grouped(lambda row: row["page__translation_key"])
        titles = self._titles(key for key in groups if key)
        return self._table(groups, lambda key: titles.get(key) or _("Another page, or no page"))

    @staticmethod
    def _titles(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
        """Return the title of each page in the reader's language, or in the one it has."""
        active = Locale.get_active().pk
        pages = Page.objects.filter(translation_key__in=list(keys)).values_list("translation_key", "locale", "title")
        return {key: title for key, _locale, title in sorted(pages, key=lambda page: page[1] == active)}

    def _grouped(self, key) -> dict[str, Group]:
        groups: dict[str, Group] = defaultdict(Group)
        for row in self.rows:
            group = groups[key(row)]
            group.count += 1
            group.reached += row["reached"]
            if row["minutes"] is not None:
                group.minutes.append(row["minutes"])
        return groups

    def _guarded(self, value, basis: int):
        return value if basis >= SMALLEST_CELL else None

    def _table(self, groups: dict, label, by_size: bool = True) -> list[Row]:
        hidden = suppressed({key: group.count for key, group in groups.items()})
        longest = max((group.count for key, group in groups.items() if key not in hidden), default=0)
        keys = sorted(groups, key=lambda key: (key in hidden, -groups[key].count)) if by_size else list(groups)
        return [
            Row(label(key), None)
            if key in hidden
            else Row(
                label(key),
                groups[key].count,
                self._guarded(percentile(groups[key].minutes, 0.5), len(groups[key].minutes)),
                percent(groups[key].reached, groups[key].count),
                groups[key].count / longest if longest else 0,
            )
            for key in keys
        ]
