"""The page that the link of an invitation opens."""

import datetime as dt

import pytest
import time_machine

from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.accounts import invitation_views, invitations
from practice.accounts.models import Invitation
from practice.models import User
from tests.clients import signed_in
from tests.factories import UserFactory, article_index

from .invited import PASSWORD, answer, invitation, link

pytestmark = pytest.mark.django_db

UNKNOWN = ["x", "1-1", "1-1:x", "a-b:c", "9" * 300, "%00", "1-1:" + "A" * 43, "١-1:x"]
HOME = "/admin/"


def text(response) -> str:
    return response.content.decode()


def test_page_tells_nobody_else_and_begins_no_session(client):
    invitation()
    page = client.get(link())
    assert page.status_code == 200 and "rosa@example.com" in text(page)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert {"private", "no-store"} <= {word.strip() for word in page.headers["Cache-Control"].split(",")}
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(("language", "words"), [("en", "Your password once more"), ("es", "Su contraseña otra vez")])
def test_page_speaks_the_language_of_the_invitation(client, language, words):
    invitation(language=language)
    for browser in ("en", "es"):
        page = text(client.get(link(), HTTP_ACCEPT_LANGUAGE=browser))
        assert words in page and f'<html lang="{language}"' in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_therapist_comes_in_and_finds_profile_and_byline(client, language):
    invitation(language=language)
    home = client.post(link(), answer(), follow=True)
    assert home.redirect_chain[-1][0] == HOME and "Rosa" in text(home)
    rosa = get_user(client)
    profile = ClinicianPage.objects.of_person(rosa).get()
    edit = client.get("/admin/my-profile/", follow=True)
    assert edit.redirect_chain[-1][0] == f"/admin/pages/{profile.pk}/edit/" and "Rosa Vega" in text(edit)
    new = client.get(f"/admin/pages/add/articles/articlepage/{article_index().pk}/")
    assert f'value="{profile.pk}"' in text(new) and "Rosa Vega" in text(new)


@pytest.mark.parametrize("language", ["en", "es"])
def test_draft_is_read_with_its_byline_before_the_profile_is_filled_in(client, language):
    invitation(language=language)
    client.post(link(), answer())
    profile = ClinicianPage.objects.of_person(get_user(client)).get()
    from tests.factories import ArticlePageFactory

    draft = ArticlePageFactory(owner=get_user(client), authors=[profile], draft=True)
    draft.save_revision(user=get_user(client))
    for page in (draft, profile):
        view = client.get(f"/admin/pages/{page.pk}/view_draft/")
        assert view.status_code == 200 and "Rosa Vega" in text(view)
    assert ArticlePage.objects.get(pk=draft.pk).live is False


@pytest.mark.parametrize("role", ["frontdesk", "manager"])
def test_who_sees_requests_is_led_to_a_second_factor(client, settings, role):
    settings.REQUIRE_SECOND_FACTOR = True
    invitation(role=role)
    answered = client.post(link(), answer(), follow=True)
    assert answered.redirect_chain[-1][0] == "/admin/second-factor/"
    assert client.get("/admin/call-backs/").status_code == 302


def test_person_signs_in_with_the_address_afterwards(client):
    invitation(email="Rosa@Example.com")
    client.post(link(), answer())
    later = Client()
    assert "Email address or username" in text(later.get("/admin/login/"))
    later.post("/admin/login/", {"login": "rosa@example.com", "password": PASSWORD})
    assert get_user(later) == User.objects.get(email="Rosa@Example.com")


@pytest.mark.parametrize("password", ["", "short", "rosa vega rosa vega", "counseling2026", "x" * 20])
def test_password_is_judged_as_everywhere(client, password):
    invitation()
    page = client.post(link(), answer(password))
    assert page.status_code == 422 and "w-field__errors" in text(page)
    assert not User.objects.filter(email="rosa@example.com").exists()


def test_passwords_that_differ_are_told_of(client):
    invitation()
    page = client.post(link(), {"new_password1": PASSWORD, "new_password2": PASSWORD + "!"})
    assert page.status_code == 422 and not User.objects.filter(email="rosa@example.com").exists()


def used():
    Client().post(link(), answer())
    return "used already", link()


def too_late():
    Invitation.objects.update(sent_at=timezone.now() - dt.timedelta(days=7, seconds=1))
    return "more than 7 days old", link()


def withdrawn():
    invitations.withdraw(Invitation.objects.get(), None)
    return "withdrawn", link()


def replaced():
    before = link()
    invitations.send_again(Invitation.objects.get(), None)
    return "latest email", before


def taken():
    UserFactory(frontdesk=True, email="ROSA@example.com")
    return "already signs in here", link()


@pytest.mark.parametrize("end", [used, too_late, withdrawn, replaced, taken])
def test_link_that_has_ended_says_why_in_a_sentence_with_a_way_on(client, end):
    invitation()
    sentence, address = end()
    people = User.objects.count()
    for ask in (client.get, client.post):
        page = ask(address, answer())
        assert page.status_code == 410 and sentence in text(page) and 'href="/admin/login/"' in text(page)
        assert page.headers["Referrer-Policy"] == "no-referrer"
    assert User.objects.count() == people and not get_user(client).is_authenticated


@pytest.mark.parametrize(
    ("end", "sentence"),
    [(used, "Esta invitación ya se usó."), (too_late, "Esta invitación tiene más de 7 días.")],
)
def test_link_that_has_ended_says_why_in_the_language_of_the_invitation(client, end, sentence):
    invitation(language="es")
    _english, address = end()
    assert sentence in text(client.get(address))


def test_time_is_up_after_seven_days(client):
    invitation()
    for days, status in [(6.99, 200), (7, 410)]:
        with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False):
            assert client.get(link()).status_code == status


@pytest.mark.parametrize("token", UNKNOWN)
def test_unknown_links_all_answer_the_same(client, token):
    invitation()
    pages = [client.get(f"/admin/invitation/{each}/") for each in ("nothing", token)]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].context["fault"] == pages[1].context["fault"] == invitation_views.UNKNOWN


def test_second_tab_is_told_that_the_first_was_quicker(client, monkeypatch):
    invitation()
    monkeypatch.setattr(invitation_views.InvitationView, "get", None)
    other = Client()

    def late(invited, token, password):
        other.post(link(), answer())
        return invitations.accept(invited, token, password)

    with monkeypatch.context() as patch:
        patch.setattr(invitation_views, "accept", lambda *args: (patch.undo(), late(*args))[1])
        page = client.post(link(), answer())
    assert page.status_code == 410 and "used already" in text(page)
    assert get_user(other).email == "rosa@example.com" and not get_user(client).is_authenticated


def test_own_link_leads_home_again(client):
    invitation()
    client.post(link(), answer())
    for ask in (client.get, client.post):
        assert ask(link(), answer()).url == HOME


def test_whoever_is_signed_in_signs_out_first():
    manager = UserFactory(manager=True)
    invitation(by=manager)
    client = signed_in(manager)
    for ask in (client.get, client.post):
        page = ask(link(), answer())
        assert page.status_code == 409 and "/admin/logout/" in text(page)
    assert get_user(client) == manager and not User.objects.filter(email="rosa@example.com").exists()


def test_page_of_another_site_cannot_answer(client):
    invitation()
    page = client.post(link(), answer(), headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 404 and not User.objects.filter(email="rosa@example.com").exists()


@pytest.mark.django_db(transaction=True)
def test_guessing_is_throttled(client):
    for _ in range(invitation_views.TRIES.allowed):
        assert client.get("/admin/invitation/1-1:guess/").status_code == 404
    page = client.get("/admin/invitation/1-1:guess/")
    assert page.status_code == 429 and "wait 15 minutes" in text(page)


def test_address_in_the_log_hides_the_token():
    from practice.http.logging import _TOKEN

    invited = invitation()
    assert invited.token.partition(":")[2] not in _TOKEN.sub("", f"GET /admin/invitation/{invited.token}/")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Enter the same password as before"), ("es", "Escriba la misma contraseña otra vez.")],
)
def test_second_password_is_the_same_once_more(client, language, words):
    invitation(language=language)
    page = text(client.get(link()))
    assert words in page and "contraseña anterior" not in page
