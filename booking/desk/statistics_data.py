"""Statistics: how well the promise is kept, in numbers that point at nobody (small cells are suppressed)."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from booking.models import Attempt, CallbackRequest
from booking.models.choices import OPEN, PERMISSIONS, CallLanguage, Outcome, Status

from .promises_kept import Weeks, weeks_of
from .waitlist_figures import waitlist_figures

# A smaller group could be recognized.
SMALLEST_CELL = 5
PERIODS = (30, 90, 365)
# Below this share of promises kept, the promise is too short for the desk.
HELD_PERCENT = 90
NO_PAGE = 0
_SENT_ON, _INCIDENT = "sent on", "incident"
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
    minutes: Counter[int] = field(default_factory=Counter)

    def add(self, minutes: int | None, count: int, reached: int) -> None:
        self.count += count
        self.reached += reached
        if minutes is not None:
            self.minutes[minutes] += count

    @property
    def called(self) -> int:
        return self.minutes.total()


def sum_of(groups: Iterable[Group]) -> Group:
    total = Group()
    for group in groups:
        total.count += group.count
        total.reached += group.reached
        total.minutes.update(group.minutes)
    return total


def percentile(counts: Counter[int], share: float) -> int | None:
    """Return the nearest-rank percentile of values that stand there with how often they occur; None of nothing."""
    if not counts:
        return None
    rank = max(1, -(-counts.total() * round(share * 100) // 100))
    values = sorted(counts)
    totals = accumulate(counts[value] for value in values)
    return next(value for value, total in zip(values, totals, strict=True) if total >= rank)


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
    """The requests of the last `days`, without spam, those merged into another, and those of people who are clients.

    All of it is added up in the database, from columns that every call keeps in step (`sum_up_calls`).
    """

    def __init__(self, practice, days: int = PERIODS[0], at: dt.datetime | None = None):
        self.practice, self.days = practice, days
        self.until = at or timezone.now()
        self.since = self.until - dt.timedelta(days=days)

    @property
    def counted(self) -> models.QuerySet:
        return CallbackRequest.objects.counted_in_reports().filter(created_at__gte=self.since).order_by()

    @cached_property
    def whole(self) -> Group:
        return sum_of(self._by_language.values())

    @cached_property
    def weeks(self) -> list[Weeks]:
        return weeks_of(self.counted, self.since, self.until)

    @property
    def promises(self) -> Weeks | None:
        """Return all weeks as one; None where too few promises fell due to speak of a share."""
        return reduce(lambda later, earlier: later.with_earlier(earlier), reversed(self.weeks)) if self.weeks else None

    @property
    def hours_to_promise(self) -> int | None:
        """Return within how many opening hours 9 in 10 were called; None where the promise holds as it is."""
        is_held = self.promises is None or self.promises.percent >= HELD_PERCENT
        minutes = None if is_held else self.ninetieth
        return -(-minutes // 60) if minutes and minutes > self.practice.callback_minutes else None

    @property
    def median(self) -> int | None:
        return self._guarded(percentile(self.whole.minutes, 0.5), self.whole.called)

    @property
    def ninetieth(self) -> int | None:
        return self._guarded(percentile(self.whole.minutes, 0.9), self.whole.called)

    @property
    def reached(self) -> int | None:
        return percent(self.whole.reached, self.whole.count)

    @property
    def total(self) -> int | None:
        return self._guarded(self.whole.count, self.whole.count or SMALLEST_CELL)

    @property
    def waiting(self) -> list[Row]:
        """Return how long people waited for the first call, in steps of opening time."""
        counts = Counter()
        for minutes, count in self.whole.minutes.items():
            counts[next(limit for limit in STEPS if minutes <= limit)] += count
        return self._table({limit: Group(counts[limit]) for limit in STEPS}, STEPS.get, by_size=False)

    @property
    def statuses(self) -> list[Row]:
        """Return how many requests stand in each status; what is still to be called is one row."""
        groups: dict[str, Group] = defaultdict(Group)
        for (_language, status), group in self._by_language_and_status.items():
            groups["" if status in OPEN else status].count += group.count
        return self._table(groups, lambda key: Status(key).label if key else _("Still to be called"))

    @property
    def referrals(self) -> list[Row]:
        """Return to which places people were sent on."""
        counts = {label: count for (part, label), count in self._calls.items() if part == _SENT_ON}
        return self._table({key: Group(count) for key, count in counts.items()}, lambda key: key)

    @cached_property
    def waitlist(self) -> list[tuple[str, int | None, str]]:
        """Return what the waitlist comes to: how many wait, and the median days so far and until it was over."""
        figures = waitlist_figures(self.since, self.until)
        now, over = figures.so_far.total(), figures.until_over.total()
        return [
            (_("On the waitlist now"), self._guarded(now, now or SMALLEST_CELL), ""),
            (_("Typical wait so far (median)"), self._guarded(percentile(figures.so_far, 0.5), now), _("days")),
            (_("Typical wait once over (median)"), self._guarded(percentile(figures.until_over, 0.5), over), _("days")),
        ]

    @property
    def incidents(self) -> list[tuple[str, int]]:
        """Return how often each permission was missing: a fault of ours, which points at no caller.

        One that the practice no longer asks for is told only where it was missing.
        """
        counts = Counter()
        for (part, label), count in self._calls.items():
            if part == _INCIDENT:
                counts[Outcome(label).needs] += count
        return [
            (permission.incidents, counts[permission])
            for permission in PERMISSIONS
            if counts[permission] or permission.is_asked_by(self.practice)
        ]

    @cached_property
    def _calls(self) -> dict[tuple[str, str], int]:
        """Count in one query where people were sent on, by place, and what nobody had allowed, by outcome."""
        standing = Attempt.objects.standing().order_by()
        counted = Exists(self.counted.filter(pk=OuterRef("request")))
        sent_on = standing.filter(counted, outcome=Outcome.REFERRED)
        sent_on = sent_on.values(part=Value(_SENT_ON), label=F("referral__name"))
        incidents = standing.filter(at__gte=self.since, incident=True)
        incidents = incidents.values(part=Value(_INCIDENT), label=F("outcome"))
        rows = sent_on.annotate(whole=Count("*")).union(incidents.annotate(whole=Count("*")), all=True)
        return {(row["part"], row["label"]): row["whole"] for row in rows}

    @property
    def languages(self) -> list[Row]:
        return self._table(self._by_language, lambda key: CallLanguage(key).label)

    @property
    def pages(self) -> list[Row]:
        """Return the pages people came from; an article counts once, in whatever language it was read."""
        by_page = {key: group for (key,), group in self._grouped(Coalesce("page", NO_PAGE)).items()}
        titles, keys = {}, {}
        for pk, key, language, title in self._pages_and_translations({pk for pk in by_page if pk}):
            keys[pk] = key
            if key not in titles or language == get_language():
                titles[key] = title
        groups = defaultdict(list)
        for pk, group in by_page.items():
            groups[keys.get(pk)].append(group)
        by_key = {key: sum_of(parts) for key, parts in groups.items()}
        return self._table(by_key, lambda key: titles.get(key) or _("Another page, or no page"))

    @staticmethod
    def _pages_and_translations(keys: set[int]) -> models.QuerySet:
        found = Page.objects.filter(pk__in=keys).values("translation_key")
        pages = Page.objects.filter(translation_key__in=found) if keys else Page.objects.none()
        return pages.values_list("pk", "translation_key", "locale__language_code", "title")

    @cached_property
    def _by_language(self) -> dict[str, Group]:
        groups = defaultdict(list)
        for (language, _status), group in self._by_language_and_status.items():
            groups[language].append(group)
        return {language: sum_of(parts) for language, parts in groups.items()}

    @cached_property
    def _by_language_and_status(self) -> dict[tuple[str, str], Group]:
        return self._grouped("language", "status")

    def _grouped(self, *keys) -> dict[tuple, Group]:
        """Add up the requests by some keys, those that waited as many minutes at once.

        None of the keys may be a column alone that has an index: SQLite would walk along it, row by row, to save
        itself the sorting, and leave the covering index aside.
        """
        groups: dict[tuple, Group] = defaultdict(Group)
        rows = self.counted.values_list(*keys, "first_call_minutes").annotate(
            whole=Count("*"), reached=Count("created_at", filter=Q(was_reached=True))
        )
        for *key, minutes, count, reached in rows:
            groups[tuple(key)].add(minutes, count, reached)
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
                self._guarded(percentile(groups[key].minutes, 0.5), groups[key].called),
                percent(groups[key].reached, groups[key].count),
                groups[key].count / longest if longest else 0,
            )
            for key in keys
        ]
