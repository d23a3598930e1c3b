"""Canary: a test request that goes the way of a visitor's once a day: form, database, search of the desk, mail server.

It is sent over HTTP to the web server beside the job runner and deleted at once. Nobody is called, nobody gets a mail.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException, HTTPResponse
from smtplib import SMTPException
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practice.mail import setup

from .models import CallbackRequest
from .models.canaries import CANARY_KEY
from .public.tokens import FormToken

JOB = "canary"  # The scheduled job that calls `send`.
NAME, PHONE = "Canary", "(951) 555-0199"
TIMEOUT = 10


class CanaryError(Exception):
    """A part of the way that a request takes is broken; `label` says which."""

    label = ""


class FormFailed(CanaryError):
    label = _("The form did not open or did not take the test request.")


class NotStored(CanaryError):
    label = _("The test request was taken, and is not in the database or cannot be read.")


class NotFound(CanaryError):
    label = _("The front desk could not find the test request.")


class MailFailed(CanaryError):
    label = _("The mail server did not answer or did not let us in.")


FAULTS = {error.__name__: error.label for error in CanaryError.__subclasses__()}


def send() -> None:
    """Go the whole way and leave nothing behind; raise the CanaryError of the first part that is broken."""
    key = CANARY_KEY + secrets.token_urlsafe(16)
    try:
        submit(key)
        find(key)
    finally:
        CallbackRequest.canaries.all().delete()
    reach_mail_server()


def submit(key: str) -> None:
    """Open the form and send it, filled in, with a token that marks it as a test."""
    path = reverse("booking:request-create")
    form = HiddenFields()
    with failing_as(FormFailed):
        form.feed(ask("GET", path))
        opened = FormToken.read(form.values.get("token", ""))
        if opened is None:
            raise FormFailed("The form holds no token of ours.")
        token = FormToken.issue(opened.promised_at, key=key, is_filled_in=True)
        ask("POST", path, form.values | {"token": str(token), "name": NAME, "phone": PHONE}, wanted=303)


def find(key: str) -> None:
    with failing_as(NotStored):
        stored = CallbackRequest.canaries.get(key=key)
        if stored.name != NAME:
            raise NotStored("The name is not what was sent.")
    for words in (stored.reference, NAME, PHONE):
        if stored not in CallbackRequest.canaries.found(words):
            raise NotFound("The search of the desk does not find it.")


def reach_mail_server() -> None:
    """Sign in to the mail server, as for a mail, and send none."""
    if setup.writes_files():
        return
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        raise MailFailed from error
    finally:
        connection.close()


@contextmanager
def failing_as(kind: type[CanaryError]):
    try:
        yield
    except CanaryError:
        raise
    except (OSError, HTTPException, CallbackRequest.DoesNotExist, ValueError) as error:
        raise kind from error


def ask(method: str, path: str, fields: dict[str, str] | None = None, wanted: int = 200) -> str:
    """Ask the web server, as the proxy in front of it would; return the body."""
    scheme = "https" if settings.SERVES_HTTPS else "http"
    host = urlsplit(settings.SITE_URL).netloc
    headers = {"Host": host, "Origin": f"{scheme}://{host}", "X-Forwarded-Proto": scheme}
    if settings.TRUSTED_PROXY_COUNT:
        headers["X-Forwarded-For"] = ", ".join(["127.0.0.1"] * settings.TRUSTED_PROXY_COUNT)
    if fields is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = HTTPConnection(settings.CANARY_ADDRESS, timeout=TIMEOUT)
    try:
        connection.request(method, path, fields and urlencode(fields), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
    finally:
        connection.close()
    check(answer, wanted)
    return body


def check(answer: HTTPResponse, wanted: int) -> None:
    if answer.status != wanted:
        raise FormFailed(f"The web server answered {answer.status}.")


class HiddenFields(HTMLParser):
    """Collects the hidden fields of the form."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag, attrs):
        field = dict(attrs)
        if tag == "input" and field.get("type") == "hidden":
            self.values[field["name"]] = field.get("value") or ""
