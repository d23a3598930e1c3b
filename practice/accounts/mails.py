"""Mails about accounts: invitations, the link to a new password, and notices of what was changed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.formats import date_format
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext

from practice.mail.kinds import Message, mail_kind
from practice.mail.outbox import language_of
from practice.models import PracticeSettings

from .models import Invitation


@mail_kind("accounts.invitation")
def invitation(mail) -> Message | None:
    """Make the link of an invitation that still stands, in the language that was chosen for it."""
    invited = Invitation.objects.pending().filter(pk=mail.facts["invitation"], version=mail.facts["version"]).first()
    if not invited or invited.has_expired:
        return None
    practice = PracticeSettings.objects.filter(site__is_default_site=True).first()
    with translation.override(invited.language):
        name = practice.name or gettext("The practice")
        lines = [
            gettext("Hello %(name)s,") % {"name": invited.name},
            "",
            gettext("%(practice)s invites you to work with its website. Open this link to choose your password:")
            % {"practice": name},
            settings.WAGTAILADMIN_BASE_URL + reverse("accept_invitation", args=[invited.token]),
            "",
            gettext("The link opens once, until %(date)s. You will sign in with this email address.")
            % {"date": date_format(timezone.localtime(invited.expires_at), "DATETIME_FORMAT")},
            gettext("If you did not expect this, you do not have to do anything."),
        ]
        return Message(gettext("Your account with %(practice)s") % {"practice": name}, "\n".join(lines) + "\n")


@mail_kind("accounts.password_reset")
def password_reset(mail) -> Message | None:
    """Find the account by its address and make the link; of several with one address, the first that signs in."""
    people = get_user_model().objects.filter(email__iexact=mail.address, is_active=True).order_by("pk")
    user = next((person for person in people if person.has_usable_password()), None)
    if not user:
        return None
    key, token = urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)
    with translation.override(language_of(user)):
        link = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_password_reset_confirm", args=[key, token])
        lines = [
            gettext("Open this link to choose a new password:"),
            link,
            "",
            gettext("Your username: %(name)s") % {"name": user.get_username()},
            gettext("If you did not ask for this, you do not have to do anything."),
        ]
        # To the address of the account, never to the one that was typed.
        return Message(gettext("Your new password"), "\n".join(lines) + "\n", to=user.email)


@mail_kind("accounts.password_changed")
def password_changed(mail) -> Message:
    return _notice(gettext("Your password was changed"))


@mail_kind("accounts.email_changed")
def email_changed(mail) -> Message:
    return _notice(gettext("The email address of your account was changed"))


@mail_kind("accounts.factor_changed")
def factor_changed(mail) -> Message:
    return _notice(gettext("A second factor of your account was changed"))


@mail_kind("accounts.second_factor_reset")
def second_factor_reset(mail):
    return Message(
        gettext("Your second way to sign in was reset"),
        gettext(
            "Someone who manages the accounts removed your passkeys, authenticator app and recovery codes, and signed "
            "you out everywhere. Sign in with your password and add a new one. If you did not ask for this, tell your "
            "practice manager right now."
        ),
    )


def _notice(what: str) -> Message:
    advice = gettext("If this was not you or a manager of the practice, tell a manager at once.")
    return Message(what, f"{what}.\n{advice}\n{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}\n")
