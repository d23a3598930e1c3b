"""What went wrong with a mail, as one of a few faults, each with a sentence that says what to check."""

from __future__ import annotations

import smtplib
import socket
import ssl

from django.db import models
from django.utils.translation import gettext_lazy as _

# Replies of SMTP servers: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3
_WANTS_SIGN_IN = 530


class Fault(models.TextChoices):
    HOST = "host", _("The mail server's name is not known: check EMAIL_HOST for a typing error.")
    PORT = "port", _("The mail server refused the connection: check EMAIL_PORT, and that EMAIL_HOST is right.")
    SILENT = (
        "silent",
        _("The mail server did not answer: check EMAIL_HOST and EMAIL_PORT, and that no firewall is in the way."),
    )
    TLS = "tls", _("No encrypted connection came about: check EMAIL_PORT, EMAIL_USE_TLS, and the server's certificate.")
    PASSWORD = (
        "password",
        _("The mail server refused the user name or password: check EMAIL_HOST_USER and EMAIL_HOST_PASSWORD."),
    )
    SENDER = "sender", _("The mail server refused the sender: check that DEFAULT_FROM_EMAIL is an address it may use.")
    RECIPIENT = "recipient", _("The mail server refused the recipient: check that the email address is right.")
    FOLDER = "folder", _("The mail could not be written to the state folder: check that the disk has room.")
    OTHER = "other", _("The mail server did not take the mail: ask whoever runs it, and try again later.")

    @property
    def concerns_one_mail(self) -> bool:
        """Tell whether the next mail may well go through."""
        return self in (Fault.RECIPIENT, Fault.OTHER)


def fault_of(error: Exception) -> Fault:
    """Return the fault that an exception of sending stands for."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return Fault.PASSWORD
        case smtplib.SMTPSenderRefused():
            return Fault.PASSWORD if error.smtp_code == _WANTS_SIGN_IN else Fault.SENDER
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _words in error.recipients.values()]
            return Fault.PASSWORD if _WANTS_SIGN_IN in codes else Fault.RECIPIENT
        case smtplib.SMTPNotSupportedError() | ssl.SSLError():
            return Fault.TLS
        case socket.gaierror():
            return Fault.HOST
        case ConnectionRefusedError():
            return Fault.PORT
        case TimeoutError() | smtplib.SMTPServerDisconnected() | ConnectionError():
            return Fault.SILENT
        case smtplib.SMTPException():
            return Fault.OTHER
        case OSError():
            return Fault.FOLDER if error.filename else Fault.SILENT
        case UnicodeEncodeError() if error.encoding == "ascii":
            return Fault.PASSWORD  # Sign-in knows no other letters.
        case UnicodeError():
            return Fault.HOST
        case ValueError():
            return Fault.SENDER
    return Fault.OTHER
