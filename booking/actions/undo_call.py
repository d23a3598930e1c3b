"""Undo a call that was logged by a slip: a reversing entry is added, and the request stands where it stood before."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from wagtail.log_actions import log

from booking.models import Attempt, CallbackRequest
from booking.models.choices import Status
from clinicians.models import ClinicianPage

from .base import ActionError, changed, check_claim, locked

# So long the button shows; the click may take a moment.
UNDO_SHOWN = dt.timedelta(seconds=60)
UNDO_WITHIN = dt.timedelta(seconds=75)
_MOMENTS = ["claimed_at", "due_at", "later_until", "closed_at", "waiting_since"]
_CLINICIANS = ["clinician_id", "opening_id", "held_opening_id"]
_WISHES = ["wanted_format", "wanted_plan", "age_band"]
_STANDING = ["status", "claimed_by_id", "waited_days", *_WISHES, *_CLINICIANS, *_MOMENTS]


class TooLate(ActionError):
    """An undo after somebody went on with the request, or after its time."""


def standing_of(request: CallbackRequest, led_to: Status) -> dict:
    """Return where a request stands before a call, as the entry of the call keeps it."""
    stands = {name: getattr(request, name) for name in _STANDING} | {"led_to": str(led_to)}
    return stands | {name: stands[name].isoformat() for name in _MOMENTS if stands[name]}


def undo_call(attempt: Attempt, by, at: dt.datetime | None = None) -> None:
    """Take back the last call of a request, by whom it was logged; done already, it is not done twice.

    Nothing of the history is changed. Refused with AlreadyClaimed where somebody else has taken the request since.
    """
    request, at = attempt.request, at or timezone.now()
    with locked(request):
        if Attempt.objects.filter(reverses=attempt).exists():
            return
        check_claim(request, by)
        last = request.entries[-1]
        if last.pk != attempt.pk or attempt.by_id != by.pk or not attempt.before:
            raise TooLate("Something else was logged since, or it is someone else's.")
        if at > attempt.at + UNDO_WITHIN or request.is_erased:
            raise TooLate("The minute is over.")
        if request.status != attempt.before["led_to"] or request.claimed_by_id:
            raise TooLate("Someone went on with it.")
        old = request.status
        request.attempts.create(by=by, outcome=attempt.outcome, reverses=attempt)
        request.__dict__.pop("entries", None)
        _put_back(request, attempt.before, by, at)
        log(request, "booking.undo", user=by, data={**changed(old, request.status), "outcome": str(attempt.outcome)})


def _put_back(request: CallbackRequest, before: dict, by, at: dt.datetime) -> None:
    for name in [name for name in _STANDING if name in before]:  # What was logged before an update knows fewer.
        value = before[name]
        setattr(request, name, parse_datetime(value) if value and name in _MOMENTS else value)
    named = {getattr(request, name) for name in _CLINICIANS} - {None}
    still_there = set(ClinicianPage.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    for name in _CLINICIANS:
        if getattr(request, name) not in still_there:
            setattr(request, name, None)  # Deleted within the minute.
    if request.status == Status.CLAIMED:
        # Whoever takes a call back goes on with it, as if it had just been claimed.
        request.claimed_by, request.claimed_at = by, at
    request.save(update_fields=[name.removesuffix("_id") for name in _STANDING])
