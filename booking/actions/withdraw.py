"""Withdraw a request: the visitor needs no call after all."""

from __future__ import annotations

import hmac

from booking.audit import VISITOR
from booking.models import CallbackRequest
from booking.models.choices import Status

from .base import locked, transition


def withdraw(request: CallbackRequest) -> None:
    """Take the request off the list, and with it the one that it was merged into."""
    with locked(*filter(None, [request, request.merged_into])):
        if request.merged_into:
            withdraw(request.merged_into)
        elif request.may_become(Status.WITHDRAWN):
            transition(request, Status.WITHDRAWN, actor=VISITOR)


def withdraw_by_key(key: str) -> None:
    """Withdraw the request with this idempotency key, if there is one."""
    if request := CallbackRequest.objects.filter(key=key).first():
        withdraw(request)


def withdraw_by_reference(reference: str, last_digits: str) -> None:
    """Withdraw the request with this reference, if the last digits of its number fit."""
    if not (request := CallbackRequest.objects.with_reference(reference).first()):
        return
    with locked(*filter(None, [request, request.merged_into])):  # The desk may be correcting the number.
        if hmac.compare_digest(last_digits.encode(), request.last_digits.encode()):
            withdraw(request)
