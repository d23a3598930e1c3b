"""What a failed sign-in leaves behind: who and when, and nothing of what was typed."""

import json
import logging

import pytest

from django.urls import reverse

from wagtail.models import ModelLogEntry, PageLogEntry

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

# People type their password where the name belongs, too.
NAME, PASSWORD = "zebrafinch-typed-name", "zebrafinch-typed-password"


@pytest.fixture
def logged(caplog):
    """Return a function that gives every word that was logged, arguments included, whatever its level."""
    caplog.set_level(logging.DEBUG)

    def words():
        texts = [caplog.text, *(repr(vars(record)) for record in caplog.records)]
        for model in (ModelLogEntry, PageLogEntry):
            texts += [json.dumps(row, default=str) for row in model.objects.values()]
        return "\n".join(texts)

    return words


def fail(client, username):
    response = client.post(reverse("wagtailadmin_login"), {"login": username, "password": PASSWORD})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_unknown_account_leaves_neither_name_nor_password(client, logged, caplog):
    fail(client, NAME)
    assert "Someone tried to sign in to an account that does not exist." in caplog.text
    assert NAME not in logged()
    assert PASSWORD not in logged()


def test_known_account_leaves_a_row_of_the_account_and_no_password(client, logged, caplog):
    user = UserFactory(manager=True, username=NAME)
    fail(client, NAME)
    row = ModelLogEntry.objects.get(action="accounts.sign_in_failed")
    assert (row.object_id, row.data) == (str(user.pk), {})
    assert NAME not in caplog.text
    assert PASSWORD not in logged()


def test_good_and_bad_sign_ins_are_recorded(client, db):
    user = UserFactory(username="marta", password="a quiet room")
    for name, password in [("marta", "wrong"), ("marta", "a quiet room"), ("nobody", "a quiet room")]:
        client.post("/admin/login/", {"login": name, "password": password})
    rows = ModelLogEntry.objects.filter(action__startswith="accounts.").values_list("action", "object_id")
    assert sorted(rows) == [("accounts.sign_in", str(user.pk)), ("accounts.sign_in_failed", str(user.pk))]


def test_flood_leaves_one_row_beyond_the_tries_that_were_checked(client):
    UserFactory(username="marta")
    for number in range(30):
        client.post("/admin/login/", {"login": "Marta" if number % 2 else "marta", "password": "wrong"})
    assert ModelLogEntry.objects.filter(action="accounts.sign_in_failed").count() == 11
