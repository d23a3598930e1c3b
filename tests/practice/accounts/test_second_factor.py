import re
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from django.urls import reverse

from practice.models import User
from tests.clients import code_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet room"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def sign_in(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.username, "password": password})


def test_front_desk_without_factor_is_led_to_one_and_sees_nothing_else(client):
    desk = UserFactory(frontdesk=True)
    assert sign_in(client, desk).url == "/admin/"
    assert client.get("/admin/").url == reverse("mfa_index")
    assert client.get(reverse("callback_requests:index")).url == reverse("mfa_index")
    page = client.get(reverse("mfa_index")).content.decode()
    assert "Add a passkey" in page
    form = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'sign-in__secret">(\w+)<', form)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.get(answer.url).status_code == 200
    assert client.get(reverse("callback_requests:index")).status_code == 200


def test_password_alone_of_an_account_with_a_factor_opens_nothing(client):
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, "JBSWY3DPEHPK3PXP")
    assert sign_in(client, desk).url == reverse("mfa_authenticate")
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert answer.status_code == 200
    assert client.get("/admin/").url.startswith("/admin/login/")
    client.post(reverse("mfa_authenticate"), {"code": code_of("JBSWY3DPEHPK3PXP")})
    assert client.get(reverse("callback_requests:index")).status_code == 200


def test_no_view_that_signs_in_by_password_goes_past_the_factor(client):
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, "JBSWY3DPEHPK3PXP")
    client.force_login(desk)
    assert client.get(reverse("callback_requests:index")).url.startswith("/admin/login/")


def test_recovery_code_lets_in_once(client):
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(desk).get_unused_codes()[0]
    sign_in(client, desk)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).url == "/admin/"
    client.post(reverse("account_logout"))
    sign_in(client, desk)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert Authenticator.objects.filter(user=desk).count() == 2


def test_guesses_at_the_code_are_counted_by_account(client):
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, "JBSWY3DPEHPK3PXP")
    sign_in(client, desk)
    for _try in range(10):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.post(reverse("mfa_authenticate"), {"code": code_of("JBSWY3DPEHPK3PXP")}).status_code == 200
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_300_guesses_from_30_connections_reach_the_password_ten_times(client):
    desk = UserFactory(frontdesk=True)
    with mock.patch.object(User, "check_password", return_value=False) as check:
        for number in range(300):
            client.post(
                reverse("account_login"),
                {"login": desk.username, "password": f"guess {number}"},
                REMOTE_ADDR=f"192.0.2.{number % 30}",
            )
    assert check.call_count == 10


def test_words_and_status_are_the_same_for_an_unknown_account(client):
    known = sign_in(client, UserFactory(username="rosa"), "wrong")
    unknown = client.post(reverse("account_login"), {"login": "nobody", "password": "wrong"})
    closed = sign_in(client, UserFactory(username="ines", is_active=False))
    # What differs in any two answers to one person, too.
    token = r'(value=|"CSRF_TOKEN": )"[^"]*"'
    pages = {re.sub(token, "", answer.content.decode()) for answer in (known, unknown, closed)}
    assert len(pages) == 1
    assert known.status_code == unknown.status_code == closed.status_code == 200


@pytest.mark.parametrize("credential", ["", "{", "[]", "{}", "7", '{"id": "x", "response": {}}'])
def test_broken_passkeys_are_refused_in_words(client, credential):
    client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).url == "/admin/login/"


def test_therapist_may_do_without(client):
    therapist = UserFactory(therapist=True)
    sign_in(client, therapist)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("address", ["/_util/login/?next=/admin/", "/admin/"])
def test_every_door_leads_to_the_one_sign_in(client, address):
    assert client.get(address).url.startswith("/admin/login/?next=")
