"""Merge a request into another of the same number, which goes on alone."""

from __future__ import annotations

from wagtail.log_actions import log

from booking.encryption.blind_index import phone_index
from booking.models import CallbackRequest
from booking.models.choices import IfSomeoneElseAnswers, Status

from .base import IllegalTransition, check_claim, check_transition, locked, transition
from .note import add_note

# From the most careful to the least.
_CAREFUL = [IfSomeoneElseAnswers.HANG_UP, IfSomeoneElseAnswers.FIRST_NAME, IfSomeoneElseAnswers.PRACTICE]


def merge(
    request: CallbackRequest, into: CallbackRequest, by, note: str = "", expected_entries: int | None = None
) -> None:
    """Go on with `into` alone: it takes the stricter contact rules and the earlier due time.

    The note is kept here, where `into` shows it; done already, it is not done twice.
    """
    with locked(request, into):
        if request.status == Status.MERGED and request.merged_into_id == into.pk:
            return
        check_claim(request, by)
        if into.pk == request.pk or phone_index(into.phone) != phone_index(request.phone) or not into.is_open:
            raise IllegalTransition("Only another open request of the same number can take this one in.")
        check_transition(request, Status.MERGED)
        _take_in(into, request)
        request.merged_into = into
        request.save(update_fields=["merged_into"])
        request.merged.update(merged_into=into)
        transition(request, Status.MERGED, by=by)
        log(into, "booking.merge", user=by, data={"request": request.pk})
        add_note(request, by, note, expected_entries)


def _take_in(into: CallbackRequest, request: CallbackRequest) -> None:
    into.may_leave_message = request.may_leave_message and into.may_leave_message
    into.may_text = request.may_text and into.may_text
    into.is_client = request.is_client or into.is_client
    rules = request.if_someone_else_answers, into.if_someone_else_answers
    into.if_someone_else_answers = min(rules, key=_CAREFUL.index)
    if request.is_young_person:
        into.for_whom, into.age_band = request.for_whom, request.age_band
    into.due_at = min(request.due_at, into.due_at)
    into.promised_at = min(filter(None, (request.promised_at, into.promised_at)), default=None)
    into.save()
