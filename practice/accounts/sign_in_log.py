"""Sign-in log: audit rows of who signed in, and to which account somebody failed to, without the words typed."""

from __future__ import annotations

import logging

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from wagtail.log_actions import log

logger = logging.getLogger(__name__)


@receiver(user_logged_in, dispatch_uid="accounts.signed_in")
def record_sign_in(sender, user, **kwargs):
    log(user, "accounts.sign_in", user=user)


@receiver(user_login_failed, dispatch_uid="accounts.sign_in_failed")
def record_failure(sender, credentials, **kwargs):
    User = get_user_model()
    user = User.objects.filter(**{User.USERNAME_FIELD: credentials.get(User.USERNAME_FIELD) or ""}).first()
    if user:
        log(user, "accounts.sign_in_failed")
    else:
        logger.warning("Someone tried to sign in to an account that does not exist.")
