"""Reset of a lost second factor: every factor is removed, every session ended, the act recorded and the person told."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from django.db import transaction

from wagtail.log_actions import log

from practice.mail.outbox import queue_mail

from .sessions import end_sessions


@transaction.atomic
def reset_second_factor(person, by=None) -> None:
    """Take the second factor from `person`, who adds a new one at the next sign-in; `by` is None on the server."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    log(person, "accounts.second_factor_reset", user=by)
    if person.email:
        queue_mail("accounts.second_factor_reset", account=person)
