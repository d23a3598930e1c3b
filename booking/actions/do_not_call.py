"""Put a number on the do-not-call list, or take it off."""

from __future__ import annotations

from django.db import transaction

from wagtail.log_actions import log

from booking.models import CallbackRequest, DoNotCall

from .base import IllegalTransition, locked


def put_on_do_not_call_list(request: CallbackRequest, by, reason: str) -> None:
    """Stop calls to the number for every request that has it; an entry that is there keeps its reason."""
    with locked(request):
        if not request.phone_index:
            raise IllegalTransition(f"{request.reference} is erased and has no number.")
        if DoNotCall.objects.enter(request.phone, by, reason):
            log(request, "booking.do_not_call", user=by)


def take_off_do_not_call_list(request: CallbackRequest, by, reason: str) -> None:
    with locked(request):
        if DoNotCall.objects.of(request).delete()[0]:
            log(request, "booking.do_not_call_end", user=by, data={"reason": str(reason)})


def lift_stop(stop: DoNotCall, by, reason: str) -> None:
    """Take a number off the list of which the digest alone is known; the requests that it had may be erased."""
    with transaction.atomic():
        if DoNotCall.objects.same_number(stop).delete()[0]:
            log(by, "booking.do_not_call_end", user=by, data={"reason": str(reason), "stop": str(stop)})
