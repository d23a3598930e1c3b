"""Folding two requests of one person into one, and emptying a request of the person."""

from __future__ import annotations

from operator import attrgetter

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.log_actions import log

from booking.choices import IfSomeoneElseAnswers, Status

# From the most careful to the least.
_CAREFUL = [IfSomeoneElseAnswers.HANG_UP, IfSomeoneElseAnswers.FIRST_NAME, IfSomeoneElseAnswers.PRACTICE]
PERSONAL = ["name", "phone", "phone_before", "note"]


class Kept:
    """What happens to a request over its life, apart from the calls."""

    @cached_property
    def history(self) -> list:
        """Every attempt of this request and of those folded into it, oldest first."""
        from .attempt import Attempt

        # Sorted here: SQLite would walk along the index of all times to save itself the sorting.
        folded = self.folded.order_by().values("pk")
        attempts = Attempt.objects.filter(Q(request=self) | Q(request__in=folded)).order_by()
        return sorted(attempts.select_related("by", "referral"), key=attrgetter("at", "pk"))

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    def fold_into(self, other, by, note: str = "", calls: int | None = None) -> None:
        """Go on with `other` alone: it takes the stricter contact rules and the earlier due time.

        The note is kept here, where `other` shows it; done already, it is not done twice.
        """
        with transaction.atomic():
            for request in sorted([self, other], key=attrgetter("pk")):  # One order, so that two never lock each other.
                request.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            if self.status == Status.FOLDED and self.folded_into_id == other.pk:
                return
            self.check_holder(by)
            if other.pk == self.pk or other.phone_index != self.phone_index or not other.is_open:
                raise ValueError("Only another open request of the same number can take this one in.")
            other.may_leave_message = self.may_leave_message and other.may_leave_message
            other.may_text = self.may_text and other.may_text
            other.if_someone_else_answers = min(
                self.if_someone_else_answers, other.if_someone_else_answers, key=_CAREFUL.index
            )
            if self.is_young_person:
                other.for_whom, other.age_band = self.for_whom, self.age_band
            other.due_at = min(self.due_at, other.due_at)
            other.promised_at = min(self.promised_at, other.promised_at)
            other.save()
            self.folded_into = other
            self.save(update_fields=["folded_into"])
            self.folded.update(folded_into=other)
            self.move_to(Status.FOLDED, by=by)
            log(other, "booking.fold", user=by, data={"request": self.pk})
            self.keep_note(by, note, calls)

    def set_hold(self, on: bool, by) -> None:
        with transaction.atomic():
            self.refresh_from_db(fields=["on_hold"], from_queryset=type(self).objects.select_for_update())
            if self.on_hold == on:
                return
            self.on_hold = on
            self.save(update_fields=["on_hold"])
            log(self, "booking.hold", user=by, data={"old": not on, "new": on})

    def erase(self, by=None, actor: str = "") -> None:
        """Empty what tells of the person, here, in the notes of every call and in what was folded into this.

        What is counted stays; what is empty already is left alone. A legal hold set a moment ago is kept to.
        """
        with transaction.atomic():
            rows = type(self).objects.select_for_update()
            fields = ["status", "due_at", "closed_at", "folded_into", "erased_at", "on_hold"]
            self.refresh_from_db(fields=fields, from_queryset=rows)
            if self.is_erased or self.on_hold:
                return
            for folded in self.folded.filter(erased_at=None, on_hold=False):
                folded.erase(by, actor)
            for field in PERSONAL:
                setattr(self, field, "")
            self.best_times, self.age_band, self.key = [], "", f"erased-{self.pk}"
            self.erased_at = timezone.now()
            if self.is_open or self.status == Status.WAITLIST:
                self._change_status(Status.WITHDRAWN)
            self.save()
            self.attempts.update(note="", reason="")
            log(self, "booking.erase", user=by, data={"actor": actor} if actor else None)
        self.__dict__.pop("history", None)
