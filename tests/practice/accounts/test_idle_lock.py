"""A session that nobody uses is locked on the server, whatever its pages ask for by themselves."""

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP

from django.urls import reverse

from booking.models import CallbackRequest
from tests.clients import code_of
from tests.factories import CallbackRequestFactory, UserFactory

from .test_second_factor import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
QUEUE, UNLOCK, SESSION = "/admin/call-backs/", "/admin/unlock/", "/admin/session/"
SCRIPT = {"HTTP_SEC_FETCH_MODE": "cors"}
MINUTE = 60


@pytest.fixture(autouse=True)
def idle_lock(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    settings.IDLE_LOCK_MINUTES = 15


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-24 18:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def desk(practice, clock):
    user = UserFactory(frontdesk=True)
    TOTP.activate(user, SECRET)
    return user


@pytest.fixture
def session(client, desk, clock):
    sign_in(client, desk)
    client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})
    clock.shift(MINUTE)  # A code counts once.
    assert client.get(QUEUE).status_code == 200
    return client


def test_fifteen_minutes_without_an_action_close_every_address(session, clock):
    callback = CallbackRequestFactory()
    address = reverse("callback_requests:open", args=[callback.pk])
    clock.shift(14 * MINUTE)
    assert session.get(address).status_code == 200
    clock.shift(15 * MINUTE)
    for closed in (address, QUEUE, "/admin/", "/admin/login/", "/admin/second-factor/", f"{QUEUE}statistics/"):
        answer = session.get(closed)
        assert answer.status_code == 302 and answer.url.startswith(f"{UNLOCK}?next="), closed
    page = session.get(session.get(address).url).content.decode()
    assert callback.reference not in page and "authenticator app" in page


def test_script_is_told_and_shown_nothing(session, clock):
    clock.shift(15 * MINUTE)
    answer = session.get(QUEUE, **SCRIPT)
    assert (answer.status_code, answer.json()) == (403, {"state": "locked"})
    assert session.get(QUEUE, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_form_that_arrives_locked_gives_back_what_was_typed(session, clock):
    callback = CallbackRequestFactory()
    clock.shift(15 * MINUTE)
    address = reverse("callback_requests:attempt", args=[callback.pk])
    answer = session.post(address, {"outcome": "no_answer", "note": "Her sister said after six"})
    assert answer.status_code == 403 and "Her sister said after six" in answer.content.decode()
    assert not CallbackRequest.objects.get().attempts.exists()
    answer = session.post("/admin/account/", {"name": "x"})
    assert answer.status_code == 403 and "what you typed is still there" in answer.content.decode()


def test_what_a_page_asks_by_itself_keeps_no_session_open(session, clock):
    for _ in range(3):
        clock.shift(5 * MINUTE)
        state = session.get(SESSION, **SCRIPT)
        session.get("/admin/sprite/")
    assert state.json() == {"state": "locked"}


def test_someone_who_types_keeps_it_open_for_twelve_hours(session, clock):
    for _ in range(12 * 60 // 14 - 1):
        clock.shift(14 * MINUTE)
        state = session.post(SESSION, **SCRIPT).json()
        assert state["state"] == "open"
    assert session.get(QUEUE).status_code == 200
    clock.shift(14 * MINUTE)
    session.post(SESSION, **SCRIPT)
    clock.shift(10 * MINUTE)
    assert session.get(QUEUE).url.startswith("/admin/login/")
    assert session.post(SESSION, **SCRIPT).json() == {"state": "signed_out"}
    assert not session.session.get("_auth_user_id")


def test_code_unlocks_and_leads_back_password_does_not(session, clock):
    clock.shift(16 * MINUTE)
    assert session.post(UNLOCK, {"password": PASSWORD}).status_code == 422
    assert session.post("/admin/login/", {"login": "x", "password": PASSWORD}).status_code == 403
    assert session.get(QUEUE).status_code == 302
    answer = session.post(UNLOCK, {"code": code_of(SECRET), "next": QUEUE})
    assert answer.url == QUEUE
    assert session.get(QUEUE).status_code == 200


def test_next_leads_to_no_other_site(session, clock):
    clock.shift(16 * MINUTE)
    assert session.post(UNLOCK, {"code": code_of(SECRET), "next": "https://evil.example/"}).url == "/admin/login/"


def test_next_that_is_no_address_breaks_nothing(session, clock):
    for word in ("nowhere", "%", "+1"):
        assert session.get(UNLOCK, {"next": word}).status_code == 302


def test_wrong_codes_are_counted(session, clock):
    clock.shift(16 * MINUTE)
    for _ in range(10):
        answer = session.post(UNLOCK, {"code": "000000"})
        assert answer.status_code == 422 and "This code does not fit" in answer.content.decode()
    assert session.post(UNLOCK, {"code": code_of(SECRET)}).status_code == 422
    assert session.get(QUEUE).status_code == 302


def test_sheet_of_one_account_is_not_lifted_by_another(session, desk, clock):
    clock.shift(16 * MINUTE)
    other = session.post(UNLOCK, {"code": code_of(SECRET), "account": desk.pk + 1}, **SCRIPT)
    assert (other.status_code, other.json()) == (409, {"state": "other"})
    answer = session.post(UNLOCK, {"code": code_of(SECRET), "account": desk.pk}, **SCRIPT).json()
    assert (answer["state"], answer["account"], answer["seconds"]) == ("open", desk.pk, 15 * MINUTE)


def test_password_unlocks_an_account_without_factor(client, practice, clock):
    therapist = UserFactory(therapist=True)
    sign_in(client, therapist)
    clock.shift(16 * MINUTE)
    assert client.get("/admin/").url.startswith(UNLOCK)
    assert client.post(UNLOCK, {"password": "something else"}).status_code == 422
    assert client.post(UNLOCK, {"password": PASSWORD, "next": "/admin/"}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_locked_session_can_be_signed_out(session, clock):
    clock.shift(16 * MINUTE)
    assert session.post("/admin/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in session.session
    assert session.get("/admin/").url.startswith("/admin/login/")
