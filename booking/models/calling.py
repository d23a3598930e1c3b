"""What the desk writes down: calls and how they ended, and notes beside them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from booking.choices import ENDED_BY, Outcome, Status
from practice.models import PracticeSettings

if TYPE_CHECKING:
    from .attempt import Attempt


class IllegalMoveError(ValueError):
    """A change of status that the rules in booking/choices.py do not allow."""


class HeldError(ValueError):
    """Somebody else has claimed the request; `holder` is who."""

    def __init__(self, holder):
        super().__init__("Claimed by somebody else.")
        self.holder = holder


class Called:
    """The calls and notes of a request, each written once."""

    def log_attempt(
        self,
        by,
        outcome: Outcome,
        *,
        note="",
        reason="",
        referral=None,
        call_at: dt.datetime | None = None,
        practice: PracticeSettings | None = None,
        calls: int | None = None,
    ) -> Attempt:
        """Record one call and move the request to where it leads.

        `call_at` is when to call again; without it the next call is planned by the rules. `reason` must be given for
        a message that was left although the person had not allowed one, and `referral` for a referral. `calls` is how
        many entries the form knew of: a second click on one button logs nothing again.
        """
        with transaction.atomic():
            self._take_the_lock()
            self.check_holder(by)
            if calls is not None and calls != len(self.history):
                return self._logged_meanwhile(by, outcome)
            if not self.is_open:
                raise IllegalMoveError(f"{self.reference}: {self.status} is not called any more.")
            incident = outcome == Outcome.VOICEMAIL and not self.may_leave_message
            self._check_attempt(outcome, reason, referral, incident)
            attempt = self.attempts.create(
                by=by,
                outcome=outcome,
                note=note,
                reason=reason if incident else "",
                incident=incident,
                referral=referral if outcome == Outcome.REFERRED else None,
            )
            self.__dict__.pop("history", None)
            old, status = self.status, self._leads_to(outcome)
            if old != status:
                self._change_status(status)
            if status == Status.TRYING:
                practice = practice or PracticeSettings.objects.get(site__is_default_site=True)
                self.due_at = self.later_until = call_at or self.suggest_next(practice)
                self.claimed_by = self.claimed_at = None
                self.save(update_fields=["claimed_by", "claimed_at", "due_at", "later_until"])
            data = {"old": old, "new": str(status), "outcome": str(outcome), "incident": incident}
            log(self, "booking.attempt", user=by, data=data)
        return attempt

    def keep_note(self, by, note: str, calls: int | None = None) -> None:
        """Write down what is worth knowing without a call; it changes nothing else, whoever has the request."""
        if not note:
            return
        with transaction.atomic():
            self._take_the_lock()
            if self.is_erased:
                raise IllegalMoveError(f"{self.reference} is erased and takes no more words.")
            last = self.history[-1] if self.history else None
            same = last and (last.by_id, last.outcome, last.note) == (by.pk, Outcome.NOTE, note)
            if same and calls != len(self.history):
                return
            self.attempts.create(by=by, outcome=Outcome.NOTE, note=note)
            self.__dict__.pop("history", None)
            log(self, "booking.note", user=by)

    def settle(self, status: Status, by, note: str = "", calls: int | None = None) -> None:
        """Change the status without a call and keep the note; done already, it is not done twice."""
        with transaction.atomic():
            self._take_the_lock()
            self.check_holder(by)
            self.keep_note(by, note, calls)
            if self.status != status:
                self.move_to(status, by=by)

    def check_holder(self, by) -> None:
        if self.claimed_by_id not in (None, by.pk):
            raise HeldError(self.claimed_by)

    def _take_the_lock(self) -> None:
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        self.__dict__.pop("history", None)

    def _leads_to(self, outcome: Outcome) -> Status:
        """A stranger's number is not called again; where a correction was wrong, the number before is tried."""
        if outcome == Outcome.WRONG_NUMBER and not self.phone_before:
            return Status.UNREACHABLE
        return ENDED_BY.get(outcome, Status.TRYING)

    def _logged_meanwhile(self, by, outcome) -> Attempt:
        """Return the call just logged where this is the same click again; else it must be looked at first."""
        if self.history and (self.history[-1].by_id, self.history[-1].outcome) == (by.pk, outcome):
            return self.history[-1]
        if not self.is_open:
            raise IllegalMoveError(f"{self.reference}: {self.status} is not called any more.")
        raise ValidationError(_("Meanwhile something else was logged. Look at it below, then log yours."))

    def _check_attempt(self, outcome, reason, referral, incident) -> None:
        if incident and not reason.strip():
            raise ValidationError({"reason": _("No message was allowed. Say why one was left.")})
        if outcome == Outcome.REFERRED and referral is None:
            raise ValidationError({"referral": _("Choose the place that was recommended.")})
