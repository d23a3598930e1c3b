"""The screen of my sessions and devices, and whatever else ends sessions."""

import re

import pytest

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from practice.accounts.sessions import described
from tests.clients import prove, signed_in
from tests.factories import UserFactory

from .test_second_factor import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
ADDRESS = "/admin/account/sessions/"


@pytest.fixture
def therapist(practice):
    return UserFactory(therapist=True)


def from_browser(user, agent):
    client = Client(headers={"User-Agent": agent})
    sign_in(client, user)
    return client


def opens(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_each_is_shown_in_words_and_can_be_ended(therapist):
    desk, phone = from_browser(therapist, FIREFOX), from_browser(therapist, IPHONE)
    stranger = signed_in(UserFactory(therapist=True))
    page = desk.get(ADDRESS).content.decode()
    assert "Firefox, Windows</strong> (this one)" in page and "Safari, iPhone" in page
    assert "127.0.0.1" not in page and page.count("<strong>") == 2
    key = phone.cookies["sessionid"].value
    assert key not in page
    desk.post(ADDRESS, {"session": re.search(r'value="([0-9a-f]{64})"', page)[1]})
    assert not Session.objects.filter(session_key=key).exists()
    assert not opens(phone) and opens(desk) and opens(stranger)


def test_all_others_end_at_once(therapist):
    desk, phone, third = (from_browser(therapist, FIREFOX) for _ in range(3))
    desk.post(ADDRESS, {"session": "others"})
    assert (opens(desk), opens(phone), opens(third)) == (True, False, False)


def test_nobody_ends_the_session_of_someone_else(therapist):
    other = UserFactory(therapist=True)
    theirs = from_browser(other, FIREFOX)
    own = from_browser(other, IPHONE)
    handle = re.search(r'value="([0-9a-f]{64})"', own.get(ADDRESS).content.decode())[1]
    signed_in(therapist).post(ADDRESS, {"session": handle})
    assert opens(theirs)


def test_closed_account_opened_again_has_no_session(therapist):
    client = from_browser(therapist, FIREFOX)
    therapist.is_active = False
    therapist.save()
    assert not opens(client)
    therapist.is_active = True
    therapist.save()
    assert not opens(client)


def test_new_password_ends_the_other_sessions(therapist):
    client, other = from_browser(therapist, FIREFOX), from_browser(therapist, IPHONE)
    new = "seven quiet otters mend a ladder"
    typed = {
        "name_email-first_name": "Ana",
        "name_email-last_name": "Ruiz",
        "name_email-email": therapist.email,
        "locale-preferred_language": "en",
        "locale-current_time_zone": "America/Los_Angeles",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "password-old_password": PASSWORD,
        "password-new_password1": new,
        "password-new_password2": new,
    }
    client.post("/admin/account/", typed)
    therapist.refresh_from_db()
    assert therapist.check_password(new)
    assert (opens(client), opens(other)) == (True, False)


def test_signing_out_deletes_the_session_and_clears_the_browser(therapist):
    client = from_browser(therapist, FIREFOX)
    key = client.cookies["sessionid"].value
    answer = client.post(reverse("wagtailadmin_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("", "Unknown browser"),
    ],
)
def test_browser_and_system_in_words(agent, words):
    assert described(agent) == words


def test_new_address_ends_the_sessions_of_that_person(therapist):
    desk, phone = from_browser(therapist, FIREFOX), from_browser(therapist, IPHONE)
    stranger = signed_in(UserFactory(therapist=True))
    therapist.first_name = "Ana"
    therapist.save()
    assert opens(desk) and opens(phone)
    therapist.email = "new@example.org"
    therapist.save()
    assert (opens(desk), opens(phone), opens(stranger)) == (False, False, True)


def test_own_new_address_keeps_the_session_in_which_it_was_changed(practice):
    owner = UserFactory(manager=True, email="old@example.org")
    desk, phone = from_browser(owner, FIREFOX), from_browser(owner, IPHONE)
    prove(desk, owner)
    address = reverse("wagtailusers_users:edit", args=[owner.pk])
    names = {"username": owner.username, "first_name": "Ana", "last_name": "Vega", "email": "new@example.org"}
    response = desk.post(
        address, names | {"is_active": "on", "groups": list(owner.groups.values_list("pk", flat=True))}
    )
    assert response.status_code == 302
    owner.refresh_from_db()
    assert owner.email == "new@example.org"
    assert (opens(desk), opens(phone)) == (True, False)
