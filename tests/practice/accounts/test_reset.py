"""A manager takes a lost second factor from an account; the server's command does as much."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from django.core.management import call_command
from django.urls import reverse

from wagtail.models import ModelLogEntry

from practice.mail.models import Mail
from tests.clients import prove, signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    rosa = UserFactory(frontdesk=True, username="rosa")
    TOTP.activate(rosa, "JBSWY3DPEHPK3PXP")
    return rosa


def was_reset(rosa) -> bool:
    recorded = ModelLogEntry.objects.filter(action="accounts.second_factor_reset", object_id=str(rosa.pk)).exists()
    told = Mail.objects.filter(kind="accounts.second_factor_reset", account=rosa).exists()
    return recorded and told and not Authenticator.objects.filter(user=rosa).exists()


def test_manager_resets_it_and_ends_the_sessions(client, rosa):
    theirs = signed_in(UserFactory(therapist=True))
    own = theirs.session
    desk = signed_in(rosa)
    manager = UserFactory(manager=True)
    client.force_login(manager)
    address = reverse("reset_second_factor", args=[rosa.pk])
    assert client.post(address).url.startswith(reverse("account_reauthenticate"))
    prove(client, manager)
    assert "rosa" in client.get(address).content.decode()
    client.post(address)
    assert was_reset(rosa)
    assert not desk.session.exists(desk.cookies["sessionid"].value)
    assert own.exists(own.session_key)


def test_front_desk_resets_nobody(client, rosa):
    olive = UserFactory(frontdesk=True)
    client.force_login(olive)
    prove(client, olive)
    client.post(reverse("reset_second_factor", args=[rosa.pk]))
    assert Authenticator.objects.filter(user=rosa).exists()


def test_command_is_the_last_resort(rosa, capsys):
    call_command("reset_second_factor", "rosa")
    assert was_reset(rosa)
