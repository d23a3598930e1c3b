"""Authentication backend that throttles guessing, by account and by connection, before a password is checked."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver

from practice.limits.connections import connection
from practice.limits.limit import Limit
from practice.wording import fold

BY_ACCOUNT = Limit("sign-in to an account", allowed=10, seconds=900)
BY_CONNECTION = Limit("sign-in from a connection", allowed=60, seconds=900)


class ThrottledBackend(AuthenticationBackend):
    """Unknown names are counted as accounts are, so that neither words nor time tell one from the other."""

    def authenticate(self, request, username=None, password=None, **credentials):
        if not username or not password:
            return None
        if (request and BY_CONNECTION.is_exceeded(connection(request))) or BY_ACCOUNT.is_exceeded(fold(username)):
            if request:
                request.sign_in_throttled = True
            raise PermissionDenied
        return super().authenticate(request, username=username, password=password)


@receiver(user_logged_in, dispatch_uid="accounts.tries_forgotten")
def forget_tries(sender, user, **kwargs):
    BY_ACCOUNT.clear(fold(user.get_username()))
