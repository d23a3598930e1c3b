"""Notifications by e-mail: the desk is told of new requests, the owner of overdue ones; a count and a link, no name.

The table of requests is its own outbox: a row without `announced_at` is still to be told, so nothing is lost while the
mail server is away, and nobody who asks for a call waits for it.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from practice.mail.models import MAIL_IS_LATE
from practice.roles.groups import managers

from .models import CallbackRequest
from .promise import working_hours


def announce_requests(practice, at: dt.datetime | None = None) -> int:
    """Send one mail about all requests that none has told of yet; return how many. At night it waits."""
    at = at or timezone.now()
    if not practice.callback_mail or not _may_ring(practice, at):
        return 0
    waiting = list(CallbackRequest.objects.unannounced().values_list("pk", flat=True))
    count = CallbackRequest.objects.open().filter(pk__in=waiting).count()
    if count:
        subject, body = announcement(count)
        send_mail(subject, body, None, [practice.callback_mail])
    # Marked after the mail has left: told twice is better than not at all.
    CallbackRequest.objects.filter(pk__in=waiting).update(announced_at=at)
    return count


def announcement(count: int) -> tuple[str, str]:
    """Return subject and body of the mail, in both languages of the practice; neither holds a word about anybody."""
    subjects, lines = [], []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words = ngettext("%(count)d new request for a call", "%(count)d new requests for a call", count)
            subjects.append(words % {"count": count})
            lines.append(gettext("%(what)s. Open the queue:") % {"what": subjects[-1]})
    link = settings.WAGTAILADMIN_BASE_URL + reverse("callback_requests:index")
    return " · ".join(subjects), "\n".join([*lines, link, ""])


def announcement_is_late(practice, at: dt.datetime | None = None) -> bool:
    """Tell whether the mail about a request should have left a while ago and has not."""
    at = at or timezone.now()
    late = at - MAIL_IS_LATE
    if not practice.callback_mail or not _may_ring(practice, at) or not _may_ring(practice, late):
        return False
    return CallbackRequest.objects.unannounced().filter(created_at__lt=late).exists()


def _may_ring(practice, at: dt.datetime) -> bool:
    return not practice.timetable.weekly or practice.timetable.is_open(at)


def owners() -> list[str]:
    """Return the addresses of the practice managers."""
    return sorted(set(managers().values_list("email", flat=True)))


def tell_owner(practice, at: dt.datetime | None = None) -> int:
    """Mail the owner about requests that have been overdue for the set time, each once; return how many.

    None is sent while the practice is closed, or by night where it has set no hours.
    """
    at = at or timezone.now()
    addresses = owners() or [address for address in [practice.email] if address]
    if not addresses or not working_hours(practice).is_open(at):
        return 0
    late = CallbackRequest.objects.to_escalate(practice, at)
    keys = list(late.values_list("pk", flat=True))
    if not keys:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        subject = ngettext("%(count)d call is overdue", "%(count)d calls are overdue", len(keys))
        link = settings.WAGTAILADMIN_BASE_URL + reverse("callback_requests:index") + "?tab=overdue"
        body = gettext("Open the overdue list:")
        send_mail(subject % {"count": len(keys)}, f"{body}\n{link}\n", None, addresses)
    # Marked after the mail has left: told twice is better than not at all.
    CallbackRequest.objects.filter(pk__in=keys).update(escalated_at=at)
    return len(keys)
