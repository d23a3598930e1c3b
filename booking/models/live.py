"""What an open screen of the desk asks every few seconds: how many wait, how many are new, who has which (live)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import models
from django.db.models import CharField, Count, F, IntegerField, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim

_WAITING, _NEW = -1, -2


@dataclass(frozen=True)
class LiveRow:
    status: str
    claimed_by_id: int | None
    claimed_by: str


@dataclass(frozen=True)
class Live:
    waiting: int
    new: int
    rows: dict[int, LiveRow]


def _text(expression) -> Cast:
    return Cast(expression, CharField())


def _counted(part: int, rows: models.QuerySet) -> models.QuerySet:
    nobody = {"state": _text(Value("")), "who": _text(Value("")), "by": Value(0, IntegerField())}
    return rows.order_by().values(part=Value(part, IntegerField()), **nobody).annotate(count=Count("pk"))


def ask(requests: models.QuerySet, still_open: Q, after: dt.datetime | None, shown: Collection[int]) -> Live:
    """Return in one query how many are open, how many came since `after` beside `shown`, and who has each of these.

    No encrypted column is read.
    """
    parts = [_counted(_WAITING, requests.filter(still_open))]
    if after is not None:
        parts.append(_counted(_NEW, requests.filter(still_open, created_at__gt=after).exclude(pk__in=shown)))
    if shown:
        name = NullIf(Trim(Concat("claimed_by__first_name", Value(" "), "claimed_by__last_name")), Value(""))
        parts.append(
            requests.filter(pk__in=shown)
            .order_by()
            .values(
                part=F("pk"),
                state=_text(F("status")),
                who=_text(Coalesce(name, "claimed_by__username", Value(""))),
                by=Coalesce("claimed_by", Value(0)),
            )
            .annotate(count=Value(1, IntegerField()))
        )
    first, *others = parts
    found = {row["part"]: row for row in (first.union(*others, all=True) if others else first)}
    counts = {part: found.pop(part, {"count": 0})["count"] for part in (_WAITING, _NEW)}
    rows = {pk: LiveRow(row["state"], row["by"] or None, row["who"]) for pk, row in found.items()}
    return Live(counts[_WAITING], counts[_NEW], rows)
