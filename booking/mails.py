"""Mails about the front desk that leave through the outbox: someone has erased requests by hand."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from practice.mail.kinds import Message, mail_kind
from practice.mail.models import Mail
from practice.mail.outbox import queue_mail
from practice.roles.groups import managers

ERASED = "booking.erased"


def tell_of_erasure() -> None:
    """Queue a mail to every manager; one that has not left yet tells of this erasure, too."""
    waiting = set(Mail.objects.unsent().filter(kind=ERASED).values_list("account", flat=True))
    for manager in managers():
        if manager.pk not in waiting:
            queue_mail(ERASED, account=manager)


@mail_kind(ERASED)
def erased(mail) -> Message:
    """Say that it happened; who, when and why stands behind the sign-in."""
    what = gettext("Someone at the practice erased the details of a request")
    advice = gettext("Look at who it was and why. If it should not have happened, close the account.")
    link = settings.WAGTAILADMIN_BASE_URL + reverse("callback_requests:erasures")
    return Message(what, f"{what}.\n{advice}\n{link}\n")
