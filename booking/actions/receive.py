"""Receive a submission: it becomes a request once, by its idempotency key, or corrects the one it became."""

from __future__ import annotations

from phonenumber_field.phonenumber import PhoneNumber

from django.db import IntegrityError, transaction

from wagtail.log_actions import log

from booking.encryption.blind_index import blind_index, phone_index
from booking.models import CallbackRequest
from booking.models.canaries import CANARY_KEY
from booking.models.choices import Status

from .correct import correct

TRIES = 20


def receive(key: str, by=None, **fields) -> CallbackRequest:
    """Store a submission once, however often and however many at once it is sent.

    `key` is the form's idempotency key. Sent again while the request is open, it returns what is stored, with what
    the visitor has corrected. Sent again by somebody else at the same screen (another name and another number),
    or after the request was closed or withdrawn, it is a request of its own. `by` is who took it down at the desk.
    """
    for _ in range(TRIES):
        with transaction.atomic():
            try:
                return _create(key, by, fields)
            except IntegrityError as error:
                stored, cause = CallbackRequest.objects.select_for_update().filter(key=key).first(), error
            if stored and is_same_visit(stored, **fields):
                return correct(stored, by, **fields)
        if stored:  # Else the reference, not the key, was taken.
            # By name, so that a hundred people at one screen do not ask for each other's keys in turn.
            key = blind_index("next-request", f"{key}:{stored.reference}:{fields['name'].casefold()}")
    raise cause


@transaction.atomic
def _create(key: str, by, fields: dict) -> CallbackRequest:
    if key.startswith(CANARY_KEY):
        fields = fields | {"status": Status.CANARY}
    created = CallbackRequest.objects.create(key=key, **fields)
    if by:
        log(created, "booking.create", user=by, data={"source": str(created.source)})
    return created


def is_same_visit(stored: CallbackRequest, *, name: str, phone: PhoneNumber, **fields) -> bool:
    """Tell whether a submission under the key of `stored` is the same person's, about the same wish."""
    if not (stored.is_open or stored.status == Status.SPAM):
        return False
    return stored.name.casefold() == name.casefold() or phone_index(stored.phone) == phone_index(phone)
