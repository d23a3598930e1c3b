"""Change the status without a call: close a request, mark it as spam, or take it up again."""

from __future__ import annotations

import datetime as dt

from booking.models import CallbackRequest
from booking.models.choices import Status

from .base import IllegalTransition, check_claim, check_transition, locked, transition
from .note import add_note

# A claim has its owner, a merger the request that goes on.
BY_OTHER_ACTIONS = {Status.CLAIMED, Status.MERGED}


def change_status(
    request: CallbackRequest,
    status: Status,
    by,
    note: str = "",
    expected_entries: int | None = None,
    at: dt.datetime | None = None,
) -> None:
    """Move the request to `status` and keep the note; done already, it is not done twice."""
    with locked(request):
        check_claim(request, by)
        is_done = request.status == status
        if not is_done:
            if status in BY_OTHER_ACTIONS:
                raise IllegalTransition(f"{request.reference} becomes {status} by an action of its own.")
            check_transition(request, status)
        add_note(request, by, note, expected_entries)
        if not is_done:
            transition(request, status, by=by, at=at)
