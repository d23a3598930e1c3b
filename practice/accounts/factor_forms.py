"""Forms of the second step: guesses are counted by account, and a passkey is always one that signs in by itself."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)

from practice.limits.limit import Limit

GUESSES = Limit("second factor of an account", allowed=10, seconds=900)
# A code of an app is good for 90 seconds (MFA_TOTP_TOLERANCE); whoever saw it typed cannot use it again.
USES = Limit("use of a code", allowed=1, seconds=120)


class CountedCodeMixin:
    """Counts before a code is checked, and takes each right one once; it clears the count."""

    def clean_code(self):
        if GUESSES.is_exceeded(str(self.user.pk)):
            raise get_adapter().validation_error("incorrect_code")
        code = super().clean_code()
        if USES.is_exceeded(f"{self.user.pk} {code}"):
            raise get_adapter().validation_error("incorrect_code")
        GUESSES.clear(str(self.user.pk))
        return code


class CodeForm(CountedCodeMixin, AuthenticateForm):
    pass


class RepeatedCodeForm(CountedCodeMixin, ReauthenticateForm):
    pass


class ReadablePasskeyMixin:
    """Refuses in words what no browser sends; the library raises where a part is missing."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise get_adapter().validation_error("incorrect_code") from fault


class PasskeyLoginForm(ReadablePasskeyMixin, LoginWebAuthnForm):
    pass


class PasskeyStepForm(ReadablePasskeyMixin, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(ReadablePasskeyMixin, ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(AddWebAuthnForm):
    """Takes only keys that asked for finger, face or PIN: they stand for password and second factor at once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean(self):
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise get_adapter().validation_error("incorrect_code") from fault
