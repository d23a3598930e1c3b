"""Adapters of django-allauth: sign-up is closed, and what it asks of a site is answered by the practice's own parts."""

from __future__ import annotations

import ipaddress

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from django.contrib import messages
from django.contrib.auth import authenticate
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from booking.encryption.fields import decrypt, encrypt
from practice.limits.connections import client_address
from practice.mail.outbox import queue_mail
from practice.models import PracticeSettings

from .second_factor import is_required, last_factor

REFUSED = _(
    "We could not sign you in. Check your username and password. After 10 tries, please wait 15 minutes or use your "
    "passkey."
)
WRONG_PASSWORD = _("This is not your password. After 10 tries, please wait 15 minutes.")
WRONG_CODE = _("This code does not fit, or it was used before. Try the one shown now, or a recovery code.")
WAYS_TO_PROVE = {
    "mfa_reauthenticate:webauthn": _("Use my passkey"),
    "mfa_reauthenticate": _("Use my authenticator app or a recovery code"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signs people in; nobody makes an account of their own here."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": REFUSED,
        "invalid_login": REFUSED,
        "too_many_login_attempts": REFUSED,
        "incorrect_password": WRONG_PASSWORD,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_login_redirect_url(self, request) -> str:
        return reverse("wagtailadmin_home") if request.user.has_perm("wagtailadmin.access_admin") else "/"

    def get_client_ip(self, request) -> str:
        address = client_address(request)
        try:
            return str(ipaddress.ip_address(address))
        except ValueError:  # A Unix socket has no address.
            return "::"

    def authenticate(self, request, **credentials):
        """Ask the backend, which throttles; an account that was closed answers as one that never was."""
        return authenticate(request, **credentials)

    def respond_user_inactive(self, request, user):
        """An account that was closed answers as one that never was."""
        self.add_message(request, messages.ERROR, message=REFUSED)
        return redirect("account_login")

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Let no mail leave within a request; what has no kind in the outbox raises LookupError."""
        queue_mail(template_prefix, address=email)

    def login(self, request, user) -> None:
        super().login(request, user)
        # Who has just come in need not prove it again before the first step.
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY)
        if records:
            records[-1]["reauthenticated"] = True
            request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Say errors only: the screens themselves show what was done."""
        if message:
            super().add_message(request, level, message=message, extra_tags=extra_tags)

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Passkeys come first; a password alone is not enough for someone who has a second factor."""
        methods = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        ways = [methods[way] | {"description": words} for way, words in WAYS_TO_PROVE.items() if way in methods]
        return ways or list(methods.values())


class FactorAdapter(DefaultMFAAdapter):
    """Names the practice to authenticator apps and passkeys, and keeps the last factor of whoever must have one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("You need a second way to sign in. Add another one before you remove this."),
    }

    def encrypt(self, text: str) -> str:
        """Store what makes codes under the keys of the requests (booking/keyring/columns.py)."""
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Leave out the declaration of XML, which has no place within a page."""
        return super().build_totp_svg(url).partition("?>")[2]

    def _get_site_name(self) -> str:
        return PracticeSettings.for_request(context.request).name or gettext("The practice")

    def _get_user_identifier(self, user) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user, type) -> str:
        return gettext("Passkey")

    def can_delete_authenticator(self, authenticator) -> bool:
        return not (is_required(authenticator.user) and last_factor(authenticator))
