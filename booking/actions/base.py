"""What all actions share: the row lock, the checks and their errors, and the change of status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from booking.models import CallbackRequest
from booking.models.choices import CLOSED, Status
from booking.schedule import check_in_at
from practice.models import PracticeSettings

# The fields that say how somebody waits.
WAITING = ["waiting_since", "waited_days", "opening", "held_opening"]


class ActionError(ValueError):
    """An action that the state of the request does not allow; nothing was written."""


class IllegalTransition(ActionError):
    """A change of status that TRANSITIONS in booking/models/choices.py does not allow."""


class AlreadyClaimed(ActionError):
    """Somebody else has claimed the request; `claimed_by` is who."""

    def __init__(self, claimed_by):
        super().__init__("Claimed by someone else.")
        self.claimed_by = claimed_by


@contextmanager
def locked(*requests: CallbackRequest) -> Iterator[None]:
    """Lock the rows in a transaction and read them anew; always in one order.

    An action that needs several rows names them in one call, so that two actions never wait for each other.
    """
    with transaction.atomic():
        for request in sorted(requests, key=attrgetter("pk")):
            request.refresh_from_db(from_queryset=CallbackRequest.objects.select_for_update())
        yield


def check_claim(request: CallbackRequest, by) -> None:
    """Raise AlreadyClaimed unless nobody or `by` has the request."""
    if request.claimed_by_id not in (None, by and by.pk):
        raise AlreadyClaimed(request.claimed_by)


def check_open(request: CallbackRequest) -> None:
    if not request.is_open:
        raise IllegalTransition(f"{request.reference}: {request.status} is not called any more.")


def check_callable(request: CallbackRequest) -> None:
    """Raise IllegalTransition unless calls are logged of it: it is open, or on the waitlist."""
    if not request.is_waiting:
        check_open(request)


def check_transition(request: CallbackRequest, status: Status) -> None:
    if not request.may_become(status):
        raise IllegalTransition(f"{request.reference}: {request.status} cannot become {status}.")


def set_status(request: CallbackRequest, status: Status, at: dt.datetime | None = None) -> None:
    """Change the status of a locked request and what hangs on it, or raise IllegalTransition; records nothing."""
    check_transition(request, status)
    at = at or timezone.now()
    if status == Status.TRYING and (request.status in CLOSED or request.is_waiting):
        request.due_at = at  # Taken up again: it is wanted now.
    request.status = status
    if status != Status.CLAIMED:
        request.claimed_by = request.claimed_at = None
    if status != Status.TRYING:
        request.later_until = None
    request.closed_at = at if status in CLOSED else None
    request.opening = request.held_opening = None
    if status == Status.WAITLIST:
        keep_waiting(request, at)
    elif status in CLOSED and request.waiting_since and request.waited_days is None:
        request.waited_days = max((at - request.waiting_since).days, 0)
    standing = ["status", "claimed_by", "claimed_at", "closed_at", "later_until", "due_at", *WAITING]
    request.save(update_fields=standing)


def keep_waiting(request: CallbackRequest, at: dt.datetime) -> None:
    """Plan the next check-in of a locked request on the waitlist; the wait goes on, or begins anew after one."""
    if request.waiting_since is None or request.waited_days is not None:
        request.waiting_since, request.waited_days = at, None
    request.opening = request.held_opening = None
    request.due_at = check_in_at(request, PracticeSettings.current(), at)


def transition(
    request: CallbackRequest, status: Status, *, by=None, actor: str = "", at: dt.datetime | None = None
) -> None:
    """Change the status of a locked request and record it.

    `by` is somebody of the staff; `actor` says in the audit log who it was when it was nobody of them.
    """
    old = request.status
    set_status(request, status, at)
    log(request, "booking.change_status", user=by, data=changed(old, status) | ({"actor": actor} if actor else {}))


def changed(old: str, new: str) -> dict[str, str]:
    """Return a change of status as audit entries hold it."""
    return {"old": str(old), "new": str(new)}
