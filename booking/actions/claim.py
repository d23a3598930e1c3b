"""Claim a request, take it over, keep it, and release it: by hand, or by the schedule when it lies idle."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from wagtail.log_actions import log

from booking.audit import record
from booking.models import Attempt, CallbackRequest
from booking.models.choices import Status
from booking.models.querysets import CallbackRequestQuerySet

from .base import changed, check_claim, check_open, locked, transition
from .note import add_note


def claim(request: CallbackRequest, by, at: dt.datetime | None = None) -> None:
    """Take an open request for `by`; of two at once, the second gets AlreadyClaimed."""
    with locked(request):
        check_claim(request, by)
        check_open(request)
        old, was_mine = request.status, request.claimed_by_id == by.pk
        request.status, request.claimed_by, request.claimed_at = Status.CLAIMED, by, at or timezone.now()
        request.save(update_fields=["status", "claimed_by", "claimed_at"])
        if not was_mine:
            log(request, "booking.change_status", user=by, data=changed(old, Status.CLAIMED))


def take_over(request: CallbackRequest, by) -> None:
    """Take the request from the person who has it; both changes are recorded."""
    with locked(request):
        if request.claimed_by_id not in (None, by.pk):
            _to_the_queue(request, by)
        claim(request, by)


def release(request: CallbackRequest, by, note: str = "", expected_entries: int | None = None) -> None:
    """Put one's own claim back into the queue and keep the note; done already, it is not done twice."""
    with locked(request):
        check_claim(request, by)
        check_open(request)
        add_note(request, by, note, expected_entries)
        if request.status == Status.CLAIMED:
            _to_the_queue(request, by)


def release_idle(minutes: int, at: dt.datetime | None = None) -> int:
    """Put claims that nobody has worked on for `minutes` back into the queue; return how many."""
    return _release(CallbackRequest.objects.idle(minutes, at))


def release_all_of(person, by) -> int:
    """Put every claim of somebody who leaves back into the queue; return how many."""
    return _release(CallbackRequest.objects.claimed_by(person), by)


def _release(claims: CallbackRequestQuerySet, by=None) -> int:
    tried = Exists(Attempt.objects.calls().filter(request=OuterRef("pk")))
    with transaction.atomic():
        rows = list(claims.annotate(tried=tried).only("reference").order_by("pk").select_for_update())
        for status in (Status.NEW, Status.TRYING):
            freed = [row for row in rows if row.tried == (status == Status.TRYING)]
            if freed:
                freed_rows = CallbackRequest.objects.filter(pk__in=[row.pk for row in freed])
                freed_rows.update(status=status, claimed_by=None, claimed_at=None)
                record(freed, "booking.change_status", by, **changed(Status.CLAIMED, status))
    return len(rows)


def keep_awake(request: CallbackRequest, by, at: dt.datetime | None = None) -> None:
    """Start the idle clock of one's own claim anew; no step of the life cycle, so nothing is recorded."""
    if request.claimed_by_id == by.pk:
        CallbackRequest.objects.filter(pk=request.pk, claimed_by=by).update(claimed_at=at or timezone.now())


def _to_the_queue(request: CallbackRequest, by) -> None:
    transition(request, Status.TRYING if request.attempts.calls().exists() else Status.NEW, by=by)
