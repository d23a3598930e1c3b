"""Put a request on legal hold, or end the hold: nothing erases it meanwhile."""

from __future__ import annotations

from wagtail.log_actions import log

from booking.models import CallbackRequest

from .base import locked


def set_legal_hold(request: CallbackRequest, on: bool, by) -> None:
    with locked(request):
        if request.legal_hold == on:
            return
        request.legal_hold = on
        request.save(update_fields=["legal_hold"])
        log(request, "booking.legal_hold", user=by, data={"old": not on, "new": on})
