"""The managers' screen “People”, and inviting from it."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP

from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

from practice.accounts.models import Invitation
from practice.jobs.models import JobRun
from practice.mail import outbox
from practice.mail.models import Mail
from practice.models import User
from tests.clients import prove, signed_in
from tests.factories import ClinicianPageFactory, UserFactory

from .invited import invitation

pytestmark = pytest.mark.django_db

PEOPLE, INVITE = "/admin/people/", "/admin/people/invite/"
ROSA = {"name": "Rosa Vega", "email": "rosa@example.com", "role": "therapist", "language": "es"}


def speaking(user, language):
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.fixture
def manager():
    return UserFactory(manager=True, first_name="Marisol", last_name="Luna")


@pytest.fixture
def client(manager):
    client = signed_in(manager)
    prove(client, manager)
    return client


def text(response) -> str:
    return response.content.decode()


def acts(invited) -> list[str]:
    return [reverse(f"people:{name}", args=[invited.pk]) for name in ("send_again", "withdraw")]


@pytest.mark.parametrize("role", ["therapist", "frontdesk"])
def test_people_are_the_managers_alone(role):
    invited = invitation()
    client = signed_in(UserFactory(**{role: True}))
    for address in (PEOPLE, INVITE, *acts(invited)):
        for ask in (client.get, client.post):
            assert ask(address, ROSA | {"email": "other@example.com"}).status_code == 403
    invited.refresh_from_db()
    assert (invited.version, invited.withdrawn_at, Invitation.objects.count()) == (1, None, 1)
    assert "People" not in text(client.get("/admin/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Practice manager", "Therapist", "Front desk", "Draft", "Send again", "Invite someone"]),
        (
            "es",
            ["Gerencia del consultorio", "Terapeuta", "Recepción", "Borrador", "Enviar otra vez"],
        ),
    ],
)
def test_list_shows_names_roles_profiles_and_invitations(client, manager, language, words):
    speaking(manager, language)
    ana = UserFactory(therapist=True, username="xk17", first_name="Ana", last_name="Ruiz")
    ClinicianPageFactory(owner=ana, draft=True)
    TOTP.activate(UserFactory(frontdesk=True, username="yk18", first_name="Lupe", last_name="Sol"), "JBSWY3DPEHPK3PXP")
    invitation(by=manager)
    page = text(client.get(PEOPLE))
    assert [each for each in [*words, "Ana Ruiz", "Lupe Sol", "Marisol Luna", "Rosa Vega"] if each not in page] == []
    assert "xk17" not in page and "yk18" not in page
    lupe = page[page.index("Lupe Sol") :]
    assert lupe.index({"en": "Yes", "es": "Sí"}[language]) < lupe.index("</tr>")


def test_list_costs_the_same_for_many(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(PEOPLE)
        return len(queries)

    ClinicianPageFactory(owner=UserFactory(therapist=True))
    invitation(email="first@example.com")
    cost()  # What all pages show is read anew after a page was saved.
    before = cost()
    for number in range(4):
        ClinicianPageFactory(owner=UserFactory(therapist=True))
        invitation(email=f"more{number}@example.com")
    cost()
    assert cost() == before


def test_superuser_is_shown_to_superusers_only(client):
    root = User.objects.create_superuser("root", "root@example.com", "a quiet room", first_name="Root", last_name="Oak")
    assert "Root Oak" not in text(client.get(PEOPLE))
    assert "Root Oak" in text(signed_in(root).get(PEOPLE))


def test_wagtails_list_and_form_of_a_new_account_lead_here(client):
    for address, to in [("/admin/users/", PEOPLE), ("/admin/users/results/", PEOPLE), ("/admin/users/new/", INVITE)]:
        for ask in (client.get, client.post):
            assert ask(address).url == to
    menu = text(client.get("/admin/account/"))
    assert f'"{PEOPLE}"' in menu and '"/admin/users/"' not in menu
    rosa = UserFactory(frontdesk=True, first_name="Rosa", last_name="Vega")
    form = {"username": "rosa", "email": rosa.email, "first_name": "Rosa", "last_name": "Sol", "is_active": "on"}
    saved = client.post(f"/admin/users/edit/{rosa.pk}/", form, follow=True)
    assert saved.redirect_chain[-1][0] == PEOPLE and "Rosa Sol" in text(saved)


@pytest.mark.parametrize("language", ["en", "es"])
def test_invitation_is_sent_and_told_of(client, manager, language):
    speaking(manager, language)
    page = client.post(INVITE, ROSA, follow=True)
    assert page.redirect_chain[-1][0] == PEOPLE and "rosa@example.com" in text(page)
    outbox.send_due()
    assert [sent.to for sent in mail.outbox] == [["rosa@example.com"]] and "le invita" in mail.outbox[0].body
    invited = Invitation.objects.get()
    assert (invited.invited_by, invited.writes, invited.role) == (manager, True, "therapist")


BAD = [
    ({"name": "x" * 200}, "name"),
    ({"name": "   "}, "name"),
    ({"name": ""}, "name"),
    ({"email": "rosa"}, "email"),
    ({"email": "x" * 150 + "@example.com"}, "email"),
    ({"email": "rosa@example.com\nbcc: all@example.com"}, "email"),
    ({"role": ""}, "role"),
    ({"role": "superuser"}, "role"),
    ({"language": "xx"}, "language"),
]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("changes", "field"), BAD)
def test_bad_input_gets_a_sentence(client, manager, changes, field, language):
    speaking(manager, language)
    page = client.post(INVITE, ROSA | changes)
    assert page.status_code == 422
    assert {name: len(faults) for name, faults in page.context["form"].errors.items()} == {field: 1}
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["has an account with this address already", "was invited already", "has left"]),
        ("es", ["ya tiene una cuenta con esta dirección", "Ya se envió una invitación", "ya no trabaja aquí"]),
    ],
)
def test_address_that_is_known_leads_on(client, manager, language, words):
    speaking(manager, language)
    UserFactory(therapist=True, email="gone@example.com", is_active=False)
    invitation(by=manager)
    for address, sentence in zip([manager.email.upper(), "ROSA@example.com", "gone@example.com"], words, strict=True):
        page = client.post(INVITE, ROSA | {"email": address})
        assert page.status_code == 422 and sentence in text(page) and f'<a href="{PEOPLE}">' in text(page)
    assert Invitation.objects.count() == 1


def test_second_of_two_tabs_gets_the_sentence(client, monkeypatch):
    invitation()
    monkeypatch.setattr("practice.accounts.forms.InvitationForm.clean_email", lambda form: form.cleaned_data["email"])
    page = client.post(INVITE, ROSA)
    assert page.status_code == 422 and "was invited already" in text(page)


def test_inviting_wants_fresh_proof(manager):
    stranger_at_the_desk = signed_in(manager)
    prove(stranger_at_the_desk, manager, minutes_ago=20)
    for ask in (stranger_at_the_desk.get, stranger_at_the_desk.post):
        assert ask(INVITE, ROSA).url.startswith("/admin/reauthenticate/")
    assert not Invitation.objects.exists()


def test_sending_again_makes_a_new_link(client, manager):
    invited = invitation(by=manager)
    before = invited.token
    page = client.post(acts(invited)[0], follow=True)
    assert "A new link goes to rosa@example.com" in text(page)
    invited.refresh_from_db()
    assert invited.token != before and invited.opens_with(invited.token) and not invited.opens_with(before)
    assert outbox.send_due() == 1


def test_withdrawn_invitation_is_no_longer_listed(client, manager):
    invited = invitation(by=manager)
    page = client.post(acts(invited)[1], follow=True)
    assert "Withdrawn." in text(page) and "Rosa Vega" not in text(page)
    for act in acts(invited):
        page = client.post(act, follow=True)
        assert page.status_code == 200 and "someone withdrew the invitation" in text(page)
    invited.refresh_from_db()
    assert invited.version == 1 and client.post("/admin/people/invitations/99/withdraw/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_invitations_of_a_manager_are_limited():
    manager = UserFactory(manager=True)
    client = signed_in(manager)
    prove(client, manager)
    invited = invitation(by=manager)
    for _ in range(30):
        client.post(acts(invited)[0])
    invited.refresh_from_db()
    assert invited.version == 31
    assert "wait an hour" in text(client.post(acts(invited)[0], follow=True))
    assert client.post(INVITE, ROSA | {"email": "other@example.com"}).status_code == 429
    assert Invitation.objects.count() == 1


def test_site_history_tells_of_invitations(client, manager):
    invitation(by=manager)
    assert "Rosa Vega" in text(client.get("/admin/reports/site-history/"))


def test_right_to_publish_is_none_to_keep_accounts(client, manager):
    invited = invitation(by=manager)
    manager.groups.get().permissions.filter(codename="change_user").delete()
    for address in (PEOPLE, INVITE, *acts(invited)):
        for ask in (client.get, client.post):
            assert ask(address, ROSA | {"email": "other@example.com"}).url == "/admin/"
    invited.refresh_from_db()
    assert (invited.version, invited.withdrawn_at, Invitation.objects.count()) == (1, None, 1)


class TestWaitingInvitation:
    def invite(self, client) -> str:
        return text(client.post(INVITE, ROSA, follow=True))

    def run_of_mail_job(self):
        JobRun(name=outbox.JOB).finish(timezone.now(), dt.timedelta(seconds=5))

    @pytest.mark.parametrize(
        ("language", "waiting", "sent", "alarm"),
        [
            ("en", "The email is waiting to be sent.", "Sent on", "No invitation leaves"),
            ("es", "El mensaje está por enviarse.", "Enviada el", "Ninguna invitación sale"),
        ],
    )
    def test_is_not_called_sent_and_the_alarm_says_why_while_no_job_runs(
        self, client, manager, language, waiting, sent, alarm
    ):
        speaking(manager, language)
        page = self.invite(client)
        assert waiting in page and alarm in page and "manage.py run_jobs" in page and sent not in page
        outbox.send_due()
        page = text(client.get(PEOPLE))
        assert sent in page and waiting not in page and alarm not in page

    def test_a_job_that_runs_will_send_it(self, client):
        self.run_of_mail_job()
        page = self.invite(client)
        assert "waiting to be sent" in page and "No invitation leaves" not in page

    def test_a_job_that_ran_an_hour_ago_has_stopped(self, client):
        with time_machine.travel(timezone.now() - dt.timedelta(hours=1)):
            self.run_of_mail_job()
        assert "No invitation leaves" in self.invite(client)

    def test_a_mail_server_that_refuses_it_is_named(self, client):
        self.run_of_mail_job()
        self.invite(client)
        Mail.objects.update(queued_at=timezone.now() - dt.timedelta(minutes=11))
        page = text(client.get(PEOPLE))
        assert "Email to the practice is not getting through" in page and 'href="/admin/mail/"' in page

    def test_the_link_before_the_last_counts_for_nothing(self, client):
        self.invite(client)
        Mail.objects.update(sent_at=timezone.now())
        client.post(acts(Invitation.objects.get())[0])
        assert "waiting to be sent" in text(client.get(PEOPLE))
