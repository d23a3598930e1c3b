"""How a visitor's submission becomes a request, once; how it is corrected, and taken back."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Self

from django.db import IntegrityError, models, transaction

from wagtail.log_actions import log

from booking.choices import Status
from booking.fields import blind_index
from booking.numbers import phone_index
from booking.trail import VISITOR

if TYPE_CHECKING:
    from .request import CallbackRequest

RECEIVE_ATTEMPTS = 20
# What a submission brings along without anybody having said it.
_NOT_ANSWERS = {"announced_at", "created_at", "page", "consent"}


class IntakeQuerySet(models.QuerySet):
    def receive(self, key: str, by=None, **fields) -> CallbackRequest:
        """Store a submission once, however often and however many at once it is sent.

        `key` is the form's idempotency key. Sent again while the request is open, it returns what is stored, with what
        the visitor has corrected. Sent again by somebody else at the same screen (another name and another number),
        or after the request was closed or withdrawn, it is a request of its own. `by` is who took it down at the desk.
        """
        for _ in range(RECEIVE_ATTEMPTS):
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        created = self.create(key=key, **fields)
                        if by:
                            log(created, "booking.create", user=by, data={"source": str(created.source)})
                        return created
                except IntegrityError as error:
                    stored, cause = self.select_for_update().filter(key=key).first(), error
                if stored and stored.is_same_visit(**fields):
                    return stored.correct(by, **fields)
            if stored:  # Else the reference, not the key, was taken.
                # By name, so that a hundred people at one screen do not ask for each other's keys in turn.
                key = blind_index("next-request", f"{key}:{stored.reference}:{fields['name'].casefold()}")
        raise cause

    def referred_to(self, spoken: str) -> Self:
        """Return the request with a reference as people write it down: any case, with or without the dash."""
        letters = "".join(spoken.split()).replace("-", "").upper()
        return self.filter(reference=f"{letters[:3]}-{letters[3:]}")

    def withdraw(self, last_digits: str | None = None) -> None:
        """Take the visitor's own request off the list; where `last_digits` are asked for, they must fit."""
        with transaction.atomic():
            for request in self.select_for_update():
                if last_digits is None or hmac.compare_digest(last_digits.encode(), request.last_digits.encode()):
                    request.withdraw()


class Received:
    """What a request knows about the submissions it was made of; a part of CallbackRequest."""

    def is_same_visit(self, *, name: str, phone: str, **fields) -> bool:
        """Tell whether a submission under this request's key is the same person's, about the same wish."""
        return self._may_be_corrected and (self._is_named(name) or self.phone_index == phone_index(phone))

    def withdraw(self) -> None:
        """Take the request off the list, and with it the one that it was folded into."""
        if self.folded_into:
            self.folded_into.withdraw()
        elif self.may_move_to(Status.WITHDRAWN):
            self.move_to(Status.WITHDRAWN, actor=VISITOR)

    @property
    def _may_be_corrected(self) -> bool:
        return self.is_open or self.status == Status.SPAM

    def _is_named(self, name: str) -> bool:
        return self.name.casefold() == name.casefold()

    def correct(self, by=None, *, promised_at, due_at, status=Status.NEW, closed_at=None, **answers) -> CallbackRequest:
        """Store the correction of a visitor, or of `by` at the desk; the number it replaces stays readable.

        What was promised first still holds, unless other times are asked for. The trail names the fields that changed.
        """
        told = answers.keys() - _NOT_ANSWERS
        changed = sorted(name for name in told if getattr(self, name) != answers[name])
        if phone_index(answers["phone"]) != self.phone_index:
            self.phone_before = self.phone
        if answers.get("best_times", self.best_times) != self.best_times:
            self.promised_at, self.due_at = promised_at, due_at
        moved = {}
        if self.status == Status.SPAM != status:
            moved = {"old": str(self.status), "new": str(status)}
            self.status, self.closed_at = status, closed_at
        for name, value in answers.items():
            setattr(self, name, value)
        self.save()
        if changed or moved:
            actor = {} if by else {"actor": VISITOR}
            log(self, "booking.correct", user=by, data={"fields": changed, **moved, **actor})
        return self
