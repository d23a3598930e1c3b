"""Erase the personal details of a request; that there was one, and when it was answered, stays for the statistics."""

from __future__ import annotations

from django.utils import timezone

from wagtail.log_actions import log

from booking.mails import tell_of_erasure
from booking.models import CallbackRequest, DoNotCall
from booking.models.choices import Status

from .base import locked, set_status

PERSONAL = ["name", "phone", "phone_before", "note"]


def erase(request: CallbackRequest, by=None, actor: str = "", reason: str = "") -> None:
    """Empty what tells of the person, here, in the notes of every call and in what was merged into this.

    What is counted stays; what is empty already is left alone. A legal hold set a moment ago is kept to. Where it was
    somebody of the staff (`by`), the managers are told.
    """
    with locked(request, *request.merged.all()):
        if request.is_erased or request.legal_hold:
            return
        for merged in request.merged.filter(erased_at=None, legal_hold=False):
            erase(merged, by, actor, reason)
        DoNotCall.objects.of(request).update(reason="")  # The number stays stopped; why is said nowhere.
        for field in PERSONAL:
            setattr(request, field, "")
        request.best_times, request.age_band, request.key = [], "", f"erased-{request.pk}"
        request.wanted_format = request.wanted_plan = ""
        if request.is_open or request.is_waiting:
            set_status(request, Status.WITHDRAWN)
        request.erased_at = timezone.now()  # Now no status follows any more.
        request.save()
        request.attempts.update(note="", reason="", before=None)  # The last knows age and wishes as they were.
        said = {"actor": actor, "reason": str(reason)}
        log(request, "booking.erase", user=by, data={name: word for name, word in said.items() if word})
        if by:
            tell_of_erasure()
