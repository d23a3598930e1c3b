"""A mail server that never answers: it holds a round of the job for one time-out, and a request not at all."""

import time

import pytest

from django.urls import reverse

from practice.mail import outbox
from practice.mail.models import Mail
from tests.factories import UserFactory

from .smtp_server import SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def hung_server(settings):
    with SmtpServer(is_silent=True) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.5
        yield server


def test_round_of_the_job_waits_once(hung_server):
    for person in UserFactory.create_batch(5, email="rosa@example.org"):
        outbox.queue_mail("accounts.password_changed", account=person)
    began = time.monotonic()
    assert outbox.send_due() == 0
    assert 0.4 < time.monotonic() - began < 2
    assert hung_server.connections == 1
    assert Mail.objects.unsent().count() == 5


def test_request_for_a_reset_opens_no_connection(hung_server, client):
    UserFactory(email="rosa@example.org", password="a walk by the lemon trees")
    client.post(reverse("wagtailadmin_password_reset"), {"email": "rosa@example.org"})
    assert Mail.objects.unsent().filter(kind="accounts.password_reset").exists()
    assert hung_server.connections == 0
