"""The managers' screen “Mail”: what is set, no password, and a test mail that says in one sentence what to check."""

import tempfile
from html import unescape
from pathlib import Path

import pytest

from django.urls import reverse

from wagtail.users.models import UserProfile

from practice.mail.faults import Fault
from practice.mail.setup import FILES
from practice.models import User
from tests.factories import UserFactory
from tests.practice.mail.smtp_server import SmtpServer

pytestmark = pytest.mark.django_db

PASSWORD = "dog-eared almanac"


@pytest.fixture
def owner(client):
    owner = UserFactory(manager=True, email="vega@example.org")
    client.force_login(owner)
    return owner


def use(settings, server, **others):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server, 0.2
    settings.DEFAULT_FROM_EMAIL = "website@example.org"
    for name, value in others.items():
        setattr(settings, name, value)


def answer(client) -> str:
    response = client.post(reverse("mail_setup"), follow=True)
    assert response.redirect_chain == [(reverse("mail_setup"), 302)]
    (message,) = response.context["messages"]
    html = response.content.decode()
    assert PASSWORD not in html
    assert "Traceback" not in html
    return unescape(str(message.message)).strip()


def test_server_that_takes_it_gets_one_mail(client, owner, settings):
    with SmtpServer() as server:
        use(settings, server.port)
        assert "took the test mail" in answer(client)
    (mail,) = server.mails
    assert "To: vega@example.org" in mail


@pytest.mark.parametrize(
    ("refusals", "others", "fault"),
    [
        ({"AUTH": b"535 no\r\n"}, {"EMAIL_HOST_USER": "web", "EMAIL_HOST_PASSWORD": PASSWORD}, Fault.PASSWORD),
        ({}, {"EMAIL_HOST_USER": "web", "EMAIL_HOST_PASSWORD": "contraseña"}, Fault.PASSWORD),
        ({"MAIL": b"530 sign in\r\n"}, {}, Fault.PASSWORD),
        ({"MAIL": b"553 not yours\r\n"}, {}, Fault.SENDER),
        ({"RCPT": b"550 nobody\r\n"}, {}, Fault.RECIPIENT),
        ({"DATA": b"451 later\r\n"}, {}, Fault.OTHER),
        ({}, {"EMAIL_USE_TLS": True}, Fault.TLS),
        ({}, {"EMAIL_USE_SSL": True}, Fault.TLS),
    ],
)
def test_refusal_is_one_sentence(client, owner, settings, refusals, others, fault):
    with SmtpServer(refusals) as server:
        use(settings, server.port, **others)
        assert answer(client) == fault.label
    assert not server.mails


@pytest.mark.parametrize("manner", ["hangs_up", "is_silent"])
def test_server_that_does_not_answer(client, owner, settings, manner):
    with SmtpServer(**{manner: True}) as server:
        use(settings, server.port)
        assert answer(client) == Fault.SILENT.label


def test_closed_port_and_unknown_name(client, owner, settings):
    with SmtpServer() as server:
        pass
    use(settings, server.port)
    assert answer(client) == Fault.PORT.label
    settings.EMAIL_HOST = "mail..example.org"
    assert answer(client) == Fault.HOST.label


def test_screen_shows_what_is_set_but_no_password(client, owner, settings):
    use(settings, 587, EMAIL_HOST="smtp.example.org", EMAIL_HOST_USER="web", EMAIL_HOST_PASSWORD=PASSWORD)
    html = client.get(reverse("mail_setup")).content.decode()
    for shown in ("smtp.example.org", "587", "EMAIL_HOST_PASSWORD", "practice.env", "Send a test mail to vega@"):
        assert shown in html
    assert PASSWORD not in html
    assert reverse("mail_setup") in client.get("/admin/").content.decode()


def test_demo_writes_files_and_says_so(client, owner, settings):
    with tempfile.TemporaryDirectory() as folder:
        settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, folder
        assert "mails are written as files here" in client.get(reverse("mail_setup")).content.decode()
        assert "written as a file" in answer(client)
        assert len(list(Path(folder).iterdir())) == 1


def test_answer_speaks_spanish(client, owner, settings):
    UserProfile.objects.create(user=owner, preferred_language="es")
    with SmtpServer({"RCPT": b"550 nobody\r\n"}) as server:
        use(settings, server.port)
        assert "servidor de correo" in answer(client)


def test_test_mails_are_limited(client, owner, mailoutbox):
    for _ in range(6):
        answer(client)
    assert "wait ten minutes" in answer(client)
    assert len(mailoutbox) == 6


def test_without_an_address_there_is_nothing_to_send_to(client, owner, mailoutbox):
    User.objects.filter(pk=owner.pk).update(email="")
    client.post(reverse("mail_setup"))
    assert "Enter your email address" in client.get(reverse("mail_setup")).content.decode()
    assert not mailoutbox


def test_others_have_no_such_screen(client, mailoutbox):
    for role in ("therapist", "frontdesk"):
        client.force_login(UserFactory(**{role: True}, email="rosa@example.org"))
        for response in (client.get(reverse("mail_setup")), client.post(reverse("mail_setup"))):
            assert response.status_code in (302, 403, 404)
        assert reverse("mail_setup") not in client.get("/admin/").content.decode()
    assert not mailoutbox
