"""Add a note without a call, whoever has the request."""

from __future__ import annotations

from wagtail.log_actions import log

from booking.models import CallbackRequest
from booking.models.choices import Outcome

from .base import IllegalTransition, locked


def add_note(request: CallbackRequest, by, note: str, expected_entries: int | None = None) -> None:
    """Write down what is worth knowing; it changes nothing else.

    `expected_entries` is how many entries the form had seen, an optimistic lock: the same note sent again is kept once.
    """
    if not note:
        return
    with locked(request):
        if request.is_erased:
            raise IllegalTransition(f"{request.reference} is erased and takes no more words.")
        last = request.entries[-1] if request.entries else None
        same = last and (last.by_id, last.outcome, last.note) == (by.pk, Outcome.NOTE, note)
        if same and expected_entries != len(request.entries):
            return
        request.attempts.create(by=by, outcome=Outcome.NOTE, note=note)
        request.__dict__.pop("entries", None)
        log(request, "booking.note", user=by)
