"""The canary: the test request goes the whole way, leaves nothing, and each broken part is named."""

from smtplib import SMTPAuthenticationError
from unittest import mock

import pytest

from django.core import mail
from django.db import DatabaseError
from django.test import Client

from booking import canary
from booking.actions.receive import receive
from booking.desk.statistics_data import Statistics
from booking.models import CallbackRequest, SearchKey
from booking.models.canaries import CANARY_KEY
from booking.models.choices import Status, Tab
from booking.notifications import announce_requests
from booking.public.forms import CallbackRequestForm
from practice.models import PracticeSettings
from tests.factories import UserFactory, open_practice
from tests.practice.mail.smtp_server import SmtpServer

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def practice(db):
    return open_practice(callback_mail="desk@example.org")


@pytest.fixture
def web_server(practice, monkeypatch):
    """Answer the canary from this process."""

    def ask(method, path, fields=None, wanted=200):
        client = Client()
        answer = client.get(path) if method == "GET" else client.post(path, fields, HTTP_ORIGIN="http://testserver")
        canary.check(mock.Mock(status=answer.status_code), wanted)
        return answer.content.decode()

    monkeypatch.setattr(canary, "ask", ask)


def leaves_nothing():
    return not CallbackRequest.canaries.exists() and not SearchKey.objects.exists()


def test_the_whole_way_leaves_nothing_behind(web_server):
    with mock.patch.object(canary, "find", wraps=canary.find) as find:
        canary.send()
    assert find.call_count == 1
    assert leaves_nothing()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_it_is_sent_over_http(live_server, settings):
    open_practice()
    settings.SITE_URL, settings.CANARY_ADDRESS = live_server.url, live_server.url.removeprefix("http://")
    settings.ALLOWED_HOSTS = ["localhost"]
    canary.send()
    assert leaves_nothing()


def test_a_web_server_that_does_not_answer(practice, settings):
    settings.CANARY_ADDRESS = "127.0.0.1:9"
    with pytest.raises(canary.FormFailed):
        canary.send()


def test_a_form_that_takes_nothing(web_server, caplog):
    with (
        mock.patch.object(CallbackRequestForm, "save", side_effect=DatabaseError("disk full")),
        mock.patch("booking.public.forms.DatabaseFault", DatabaseError),
        pytest.raises(canary.FormFailed),
    ):
        canary.send()


def test_a_request_that_was_taken_and_is_not_there(web_server):
    lost = mock.patch("booking.public.views.CallbackRequestForm.stored", return_value=CallbackRequest(key="lost"))
    with lost, pytest.raises(canary.NotStored):
        canary.send()
    assert leaves_nothing()


def test_a_request_that_the_desk_cannot_find(web_server):
    with mock.patch("booking.models.request.keys_of_phone", return_value=set()), pytest.raises(canary.NotFound):
        canary.send()
    assert leaves_nothing()


def test_a_mail_server_that_does_not_let_us_in(web_server, settings):
    settings.EMAIL_BACKEND = SMTP
    refusal = SMTPAuthenticationError(535, b"no")
    with mock.patch(f"{SMTP}.open", side_effect=refusal), pytest.raises(canary.MailFailed):
        canary.send()
    assert leaves_nothing()


def test_a_mail_server_that_hangs_is_named_and_nobody_waits_for_it(web_server, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = SMTP, 0.3
    with SmtpServer(is_silent=True) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        with pytest.raises(canary.MailFailed):
            canary.send()
    assert leaves_nothing()


def test_one_left_by_a_crash_is_in_no_list_figure_export_or_mail_and_goes_with_the_next(practice, client, settings):
    user = UserFactory(manager=True)
    client.force_login(user)
    left = receive(f"{CANARY_KEY}left", name=canary.NAME, phone="+19515550199", due_at="2026-01-01T00:00Z")
    assert left.status == Status.CANARY
    counts = CallbackRequest.objects.desk_counts(practice, user)
    assert set(counts.tabs.values()) == {0}
    assert [tab for tab in Tab if CallbackRequest.objects.tab(tab, user).exists()] == []
    assert Statistics(practice).counted.count() == 0
    assert not CallbackRequest.objects.overdue().exists()
    assert not CallbackRequest.objects.found(left.reference).exists()
    announce_requests(PracticeSettings.current())
    assert mail.outbox == []
    settings.CANARY_ADDRESS = "127.0.0.1:9"
    with pytest.raises(canary.FormFailed):
        canary.send()
    assert leaves_nothing()


def test_no_visitor_can_hide_a_request_as_a_canary(practice, client):
    client.post("/call-back/", {"token": f"{CANARY_KEY}x", "name": "Ana", "phone": "(951) 555-0101"})
    assert not CallbackRequest.canaries.exists()
