"""A forgotten password, and the notices of what changed: nothing is sent while someone waits."""

import re

import pytest

from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practice.mail import outbox
from practice.mail.models import Mail
from tests.factories import UserFactory


@pytest.fixture
def rosa(db):
    rosa = UserFactory(frontdesk=True, username="rosa", email="rosa@example.com")
    Mail.objects.all().delete()
    return rosa


@pytest.mark.django_db(transaction=True)
def test_known_and_unknown_addresses_cost_and_answer_the_same(client):
    UserFactory(frontdesk=True, username="rosa", email="rosa@example.com")
    Mail.objects.all().delete()
    url, answers, costs = reverse("wagtailadmin_password_reset"), [], []
    client.get(url)
    client.post(url, {"email": "first@example.com"})  # The first of a connection begins its window.
    for address in ("nobody@example.com", "rosa@example.com"):
        with CaptureQueriesContext(connection) as queries:
            answers.append(client.post(url, {"email": address}))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, answers[0].url)] * 2
    assert mail.outbox == []
    outbox.send_due()
    (sent,) = mail.outbox
    assert sent.to == ["rosa@example.com"]
    link = re.search(r"http://testserver(\S+)", sent.body)[1]
    assert client.get(link, follow=True).status_code == 200
    assert list(Mail.objects.values_list("address", flat=True)) == ["rosa@example.com"]
    for _ in range(5):
        client.post(url, {"email": "Rosa@example.com"})
    assert Mail.objects.filter(sent_at=None).count() == 2


def test_the_address_before_is_told_of_a_new_address_and_password(rosa):
    rosa.email = "thief@example.com"
    rosa.set_password("the kettle sings at dawn")
    rosa.save()
    outbox.send_due()
    assert [sent.to for sent in mail.outbox] == [["rosa@example.com"]] * 2
    assert {sent.subject for sent in mail.outbox} == {
        "Your password was changed",
        "The email address of your account was changed",
    }


def test_what_is_no_change_is_not_told(rosa):
    rosa.first_name = "Rosalía"
    rosa.save()
    rosa.save(update_fields=["last_login"])
    assert not Mail.objects.exists()


def test_a_new_password_and_a_closed_account_end_the_sessions_elsewhere(rosa):
    for change in ("password", "is_active"):
        elsewhere = Client()
        elsewhere.force_login(rosa)
        assert elsewhere.get("/admin/account/").status_code == 200
        if change == "password":
            rosa.set_password("the kettle sings at dawn")
        else:
            rosa.is_active = False
        rosa.save()
        assert elsewhere.get("/admin/account/").status_code == 302


def test_nobody_changes_an_address_from_an_unattended_desk(rosa, client):
    client.force_login(rosa)
    assert 'name="name_email-email"' not in client.get("/admin/account/").content.decode()


@pytest.mark.parametrize("address", ["", "done/", "confirm/MQ/set-password/", "complete/"])
def test_pages_speak_the_language_of_the_browser(client, db, address):
    page = client.get(f"/admin/password_reset/{address}", HTTP_ACCEPT_LANGUAGE="es-MX,es;q=0.9").content.decode()
    assert '<html lang="es"' in page and "contraseña" in page
