"""The outbox: `queue_mail` puts a mail to staff into the caller's transaction, a job sends it (`send_due`).

    queue_mail("accounts.password_changed", account=user)

No request waits for a mail server. A mail leaves once; while the server is away it is tried again after growing pauses.
"""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException

from django.conf import settings
from django.utils import timezone, translation

from .faults import Fault, fault_of
from .kinds import builders
from .models import Mail
from .sending import send

logger = logging.getLogger(__name__)

JOB = "send_mails"  # The scheduled job that calls `send_due`.
EXPIRES = dt.timedelta(days=3)
BATCH = 50


def queue_mail(kind: str, account=None, address: str = "", expires: dt.timedelta = EXPIRES, **facts) -> Mail:
    """Store a mail to be sent to `address`, or else to the address that the account has by then.

    `facts` are small and tell nothing about a visitor: numbers, dates, keys of rows.
    """
    if kind not in builders:
        raise LookupError(f"No kind of mail is called {kind!r}.")
    now = timezone.now()
    return Mail.objects.create(
        kind=kind, account=account, address=address, facts=facts, queued_at=now, due_at=now, expires_at=now + expires
    )


def send_due(at: dt.datetime | None = None) -> int:
    """Send every mail that is due; return how many left."""
    at, sent = at or timezone.now(), 0
    for mail in Mail.objects.due(at).select_related("account")[:BATCH]:
        if not mail.claim(at):
            continue
        fault = _deliver(mail, at)
        sent += not fault
        if fault and not fault.concerns_one_mail:
            break  # Each of the others would wait as long.
    return sent


def mail_is_failing(at: dt.datetime | None = None) -> bool:
    """Tell whether a mail of the outbox should have left a while ago and has not."""
    return Mail.objects.late(at).exists()


def has_sent() -> bool:
    """Tell whether a mail of the outbox left during the last days."""
    return Mail.objects.exclude(sent_at=None).exists()


def prune() -> int:
    """Delete what was sent, or came too late, some days ago; return the number of rows."""
    return Mail.objects.past().delete()[0]


def language_of(account) -> str:
    """Return the language that the account has chosen for the admin."""
    profile = getattr(account, "wagtail_userprofile", None)
    language = profile and profile.preferred_language
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _deliver(mail: Mail, at: dt.datetime) -> Fault | None:
    """Build and send one mail; return what was in the way."""
    try:
        with translation.override(language_of(mail.account)):
            message = None if mail.has_lost_its_reader else builders[mail.kind](mail)
        if message and (to := message.to or mail.recipient):
            send(message.subject, message.body, [to])
    except (OSError, SMTPException) as error:
        fault = fault_of(error)
        logger.warning("A mail did not leave (%s: %s).", mail.kind, fault)
        mail.postpone(fault, at)
        return fault
    except Exception:
        logger.exception("A mail could not be built (%s).", mail.kind)
        mail.postpone(Fault.OTHER, at)
        return Fault.OTHER
    if message:
        mail.mark_sent(at)
    else:
        mail.delete()
    return None
