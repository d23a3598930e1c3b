"""Log a call and how it ended; the outcome decides where the request goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from booking.models import Attempt, CallbackRequest, Referral
from booking.models.choices import ENDED_BY, AgeBand, Outcome, Status
from booking.schedule import suggest_next
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings

from .base import WAITING, changed, check_callable, check_claim, keep_waiting, locked, set_status
from .undo_call import standing_of


def log_call(
    request: CallbackRequest,
    by,
    outcome: Outcome,
    *,
    practice: PracticeSettings,
    note: str = "",
    reason: str = "",
    referral: Referral | None = None,
    call_at: dt.datetime | None = None,
    scheduled_with: ClinicianPage | None = None,
    wishes: Mapping | None = None,
    expected_entries: int | None = None,
) -> Attempt:
    """Record one call and move the request to where it leads.

    `call_at` is when to call again; without it the next call is planned by the rules. `reason` must be given for
    an outcome that the person did not allow, and `referral` for a referral. `scheduled_with` becomes the clinician of
    a request that is scheduled, and `wishes` (age, format, plan) are kept of one who waits. `expected_entries` is how
    many entries the form had seen, an optimistic lock: a second click on one button logs nothing again.
    """
    outcome = Outcome(outcome)
    with locked(request):
        check_claim(request, by)
        if expected_entries is not None and expected_entries != len(request.entries):
            return _logged_meanwhile(request, by, outcome, scheduled_with)
        check_callable(request)
        incident = not request.allows(outcome)
        if incident and not reason.strip():
            raise ValidationError({"reason": outcome.needs.reason_missing})
        if outcome == Outcome.REFERRED and referral is None:
            raise ValidationError({"referral": _("Choose where the person was referred.")})
        old, status = request.status, _leads_to(request, outcome)
        attempt = request.attempts.create(
            by=by,
            outcome=outcome,
            note=note,
            reason=reason if incident else "",
            incident=incident,
            referral=referral if outcome == Outcome.REFERRED else None,
            before=standing_of(request, led_to=status),
        )
        request.__dict__.pop("entries", None)
        if old != status:
            set_status(request, status)
        if status == Status.TRYING:
            request.due_at = request.later_until = call_at or suggest_next(request, practice)
            request.claimed_by = request.claimed_at = None
            request.save(update_fields=["claimed_by", "claimed_at", "due_at", "later_until"])
        data = {**changed(old, status), "outcome": str(outcome), "incident": incident}
        if status == Status.WAITLIST:
            if outcome not in ENDED_BY:
                request.due_at = call_at or suggest_next(request, practice)
            elif old == status:
                keep_waiting(request, timezone.now())
            _keep_wishes(request, wishes if outcome in ENDED_BY else None)
        if status == Status.SCHEDULED and scheduled_with and scheduled_with.pk != request.clinician_id:
            request.clinician = scheduled_with
            request.save(update_fields=["clinician"])
            data["fields"] = ["clinician"]
        log(request, "booking.attempt", user=by, data=data)
    return attempt


def _leads_to(request: CallbackRequest, outcome: Outcome) -> Status:
    """A stranger's number is not called again; where a correction was wrong, the number before is tried."""
    if outcome == Outcome.WRONG_NUMBER and not request.phone_before:
        return Status.UNREACHABLE
    waits_on = request.is_waiting and outcome not in ENDED_BY  # Nobody loses the place by not picking up.
    return Status.WAITLIST if waits_on else ENDED_BY.get(outcome, Status.TRYING)


def _keep_wishes(request: CallbackRequest, wishes: Mapping | None) -> None:
    """Store how somebody waits and, where it was heard, for what: an opening is found by it."""
    if wishes is not None:
        request.wanted_format, request.wanted_plan = wishes.get("format", ""), wishes.get("plan", "")
        if "age" in wishes and not request.age_band:
            request.age_band = AgeBand.of(wishes["age"])
    request.save(update_fields=["due_at", "wanted_format", "wanted_plan", "age_band", *WAITING])


def _logged_meanwhile(request: CallbackRequest, by, outcome: Outcome, scheduled_with: ClinicianPage | None) -> Attempt:
    """Return the call just logged where this is the same click again; else it must be looked at first."""
    last = request.entries[-1] if request.entries else None
    is_other = scheduled_with and scheduled_with.pk != request.clinician_id
    if last and not last.reverses_id and (last.by_id, last.outcome) == (by.pk, outcome) and not is_other:
        return last
    check_callable(request)
    raise ValidationError(_("Meanwhile something else was logged. Look at it below, then log yours."))
