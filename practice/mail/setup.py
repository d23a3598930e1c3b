"""Set-up of mail as the settings have it, without the password, and a test mail that says in a sentence what failed."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .faults import Fault, fault_of
from .sending import send

FILES = "django.core.mail.backends.filebased.EmailBackend"


def writes_files() -> bool:
    """Tell whether no mail server is named, so that mails become files in the state folder."""
    return settings.EMAIL_BACKEND == FILES


def is_missing() -> bool:
    """Tell whether a site that the public reaches has no mail server; the demo, which is served at home, needs none."""
    return settings.SERVES_HTTPS and writes_files()


def encryption() -> str:
    if settings.EMAIL_USE_SSL:
        return _("TLS from the start")
    return _("TLS after the greeting (STARTTLS)") if settings.EMAIL_USE_TLS else _("None")


def facts() -> list[tuple[str, object, str]]:
    """Return what is set: label, value, and the name of the setting; whether there is a password, but not which."""
    sender = (_("Sender"), settings.DEFAULT_FROM_EMAIL, "DEFAULT_FROM_EMAIL")
    if writes_files():
        return [(_("Mail server"), _("Not set"), "EMAIL_HOST"), sender]
    return [
        (_("Mail server"), settings.EMAIL_HOST, "EMAIL_HOST"),
        (_("Port"), settings.EMAIL_PORT, "EMAIL_PORT"),
        (_("Encryption"), encryption(), "EMAIL_USE_TLS"),
        (_("User name"), settings.EMAIL_HOST_USER or _("Not set"), "EMAIL_HOST_USER"),
        (_("Password"), _("Set; not shown") if settings.EMAIL_HOST_PASSWORD else _("Not set"), "EMAIL_HOST_PASSWORD"),
        sender,
    ]


def send_test_mail(address: str) -> Fault | None:
    """Send a mail now, the person who asked for it waiting; return what was in the way."""
    subject = gettext("Test mail from the website")
    body = gettext("This mail arrived, so the website can send mail. You do not have to do anything.")
    try:
        send(subject, f"{body}\n", [address])
    except (OSError, SMTPException, ValueError) as error:
        return fault_of(error)
    return None
