"""Correct a request: the visitor, or the desk, sends the same form again with other answers."""

from __future__ import annotations

import datetime as dt

from wagtail.log_actions import log

from booking.audit import VISITOR
from booking.encryption.blind_index import phone_index
from booking.models import CallbackRequest
from booking.models.choices import Status

from .base import changed, locked

# What a submission brings along without anybody having said it.
_NOT_ANSWERS = {"announced_at", "created_at", "page", "consent"}


def correct(
    request: CallbackRequest,
    by=None,
    *,
    promised_at: dt.datetime | None,
    due_at: dt.datetime,
    status: Status = Status.NEW,
    closed_at: dt.datetime | None = None,
    **answers,
) -> CallbackRequest:
    """Store the correction of a visitor, or of `by` at the desk; the number it replaces stays readable.

    What was promised first still holds, unless other times are asked for. The entry names the fields that changed.
    """
    with locked(request):
        told = answers.keys() - _NOT_ANSWERS
        fields = sorted(name for name in told if getattr(request, name) != answers[name])
        if phone_index(answers["phone"]) != phone_index(request.phone):
            request.phone_before = request.phone
        if answers.get("best_times", request.best_times) != request.best_times:
            request.promised_at, request.due_at = promised_at, due_at
        moved = {}
        if request.status == Status.SPAM != status:
            moved = changed(request.status, status)
            request.status, request.closed_at = status, closed_at
        for name, value in answers.items():
            setattr(request, name, value)
        request.save()
        if fields or moved:
            actor = {} if by else {"actor": VISITOR}
            log(request, "booking.correct", user=by, data={"fields": fields, **moved, **actor})
    return request
