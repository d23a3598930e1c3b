"""Sign-in log: audit rows of who signed in, and to which account somebody failed to, without the words typed."""

from __future__ import annotations

import logging

from allauth.account.internal.userkit import get_user_by_username

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from wagtail.log_actions import log

from practice.limits.limit import Limit

THROTTLED_ROWS = Limit("record of a throttled account", allowed=1, seconds=900, passes_uncounted=True)

logger = logging.getLogger(__name__)


@receiver(user_logged_in, dispatch_uid="accounts.signed_in")
def record_sign_in(sender, user, **kwargs):
    log(user, "accounts.sign_in", user=user)


@receiver(user_login_failed, dispatch_uid="accounts.sign_in_failed")
def record_failure(sender, credentials, request=None, **kwargs):
    """Record a refused try; while an account or a connection is throttled, one row tells of all."""
    user = get_user_by_username(credentials.get("username") or "")
    if user is None:
        logger.warning("Someone tried to sign in to an account that does not exist.")
    elif not getattr(request, "sign_in_throttled", False) or not THROTTLED_ROWS.is_exceeded(str(user.pk)):
        log(user, "accounts.sign_in_failed")
