"""The screens of passkeys, authenticator app and recovery codes."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from django.urls import reverse

from tests.clients import prove
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def passkey(client):
    """Sign in somebody of the front desk who has one passkey and has just used it."""
    desk = UserFactory(frontdesk=True)
    key = Authenticator.objects.create(user=desk, type="webauthn", data={"name": "My phone", "credential": {}})
    client.force_login(desk)
    prove(client, desk, method="mfa")
    return key


def test_last_passkey_stays_while_a_factor_is_required(client, passkey):
    address = reverse("mfa_remove_webauthn", args=[passkey.pk])
    for ask in (client.get, client.post):
        answer = ask(address, follow=True)
        assert "Add another one before you remove this." in answer.content.decode()
    TOTP.activate(passkey.user, "JBSWY3DPEHPK3PXP")
    assert "My phone" in client.get(address).content.decode()
    assert "Add a passkey" in client.post(address, follow=True).content.decode()
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()


def test_last_app_stays_while_a_factor_is_required(client, passkey):
    TOTP.activate(passkey.user, "JBSWY3DPEHPK3PXP")
    passkey.delete()
    address = reverse("mfa_deactivate_totp")
    page = client.post(address).content.decode()
    assert "Add another one before you remove this." in page and "serious" not in page
    assert Authenticator.objects.filter(user=passkey.user).count() == 1


def test_recovery_codes_are_shown_once_and_made_anew_by_recent_proof(client, passkey):
    first = RecoveryCodes.activate(passkey.user).get_unused_codes()
    view, make = reverse("mfa_view_recovery_codes"), reverse("mfa_generate_recovery_codes")
    assert shown(client.get(view)) == first
    assert shown(client.get(view)) == []
    assert "10 codes left" in client.get(view).content.decode()
    assert client.get(reverse("mfa_download_recovery_codes")).status_code != 200
    second = shown(client.post(make, follow=True))
    assert len(second) == 10 and not set(second) & set(first)
    prove(client, passkey.user, method="mfa", minutes_ago=20)
    assert client.post(make).url.startswith(reverse("mfa_reauthenticate_webauthn"))


def shown(answer) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", answer.content.decode())
