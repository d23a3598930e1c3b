"""The owner hears once of a request that is overdue: a count and a link, never while the practice is closed."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from practice.roles.groups import MANAGERS

from .models import CallbackRequest


def owners() -> list[str]:
    """Return the addresses of the practice managers."""
    managers = get_user_model().objects.filter(groups__name=MANAGERS, is_active=True)
    return sorted(managers.exclude(email="").values_list("email", flat=True).distinct())


def tell_owner(practice, at: dt.datetime | None = None) -> int:
    """Mail about requests that have been overdue for the set time, each once; return how many."""
    at = at or timezone.now()
    addresses = owners() or [address for address in [practice.email] if address]
    if not addresses or not practice.timetable.is_open(at):
        return 0
    late = CallbackRequest.objects.to_escalate(practice, at)
    keys = list(late.values_list("pk", flat=True))
    if not keys:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        subject = ngettext("%(count)d call is overdue", "%(count)d calls are overdue", len(keys))
        link = settings.WAGTAILADMIN_BASE_URL + reverse("callback_requests:index") + "?tab=overdue"
        body = gettext("They wait at the front desk:")
        send_mail(subject % {"count": len(keys)}, f"{body}\n{link}\n", None, addresses)
    # Marked after the mail has left: told twice is better than not at all.
    CallbackRequest.objects.filter(pk__in=keys).update(escalated_at=at)
    return len(keys)
