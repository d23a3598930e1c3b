"""Sends a mail now, in plain text and marked as made by a machine, so that no out-of-office reply comes back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection


def send(subject: str, body: str, to: Iterable[str]) -> None:
    """Send one mail to the addresses; raise what the mail server's refusal raises."""
    connection = get_connection()
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, body, None, list(to), headers=headers, connection=connection).send()
    finally:
        # Django leaves it open where sign-in or TLS failed.
        with suppress(SMTPException):
            connection.close()
