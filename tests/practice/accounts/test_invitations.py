"""Invitations as they are made, sent and accepted."""

import pytest

from django.core import mail

from wagtail.models import ModelLogEntry

from clinicians.models import ClinicianPage
from practice.accounts import invitations
from practice.accounts.models import Invitation
from practice.mail import outbox
from practice.mail.models import Mail
from practice.models import User
from practice.roles.groups import FRONT_DESK, MANAGERS, THERAPISTS
from tests.factories import UserFactory, open_practice

from .invited import PASSWORD, invitation

pytestmark = pytest.mark.django_db


def accepted(**fields) -> User:
    invited = invitation(**fields)
    return invitations.accept(invited, invited.token, PASSWORD)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Hello Rosa Vega,", "Valley Counseling invites you", "/admin/invitation/"]),
        ("es", ["Hola, Rosa Vega:", "Valley Counseling le invita", "/admin/invitation/"]),
    ],
)
def test_mail_speaks_the_chosen_language_and_no_row_holds_its_link(language, words):
    open_practice()
    invited = invitation(language=language)
    (sent,) = mail.outbox
    assert sent.to == ["rosa@example.com"] and not [each for each in words if each not in sent.body]
    stored = [*Mail.objects.values_list(), *Invitation.objects.values_list(), *ModelLogEntry.objects.values_list()]
    signature = invited.token.partition(":")[2]
    assert signature in sent.body and signature not in str(stored)


@pytest.mark.parametrize("ends", ["withdraw", "accept"])
def test_no_mail_leaves_for_an_invitation_that_has_ended(ends):
    invited = invitation()
    Mail.objects.update(sent_at=None)
    mail.outbox.clear()
    invitations.withdraw(invited, None) if ends == "withdraw" else invitations.accept(invited, invited.token, PASSWORD)
    outbox.send_due()
    assert [sent for sent in mail.outbox if "invitation" in sent.body] == []


@pytest.mark.parametrize(
    ("fields", "groups", "has_profile"),
    [
        ({"role": "therapist"}, [THERAPISTS], True),
        ({"role": "frontdesk"}, [FRONT_DESK], False),
        ({"role": "frontdesk", "writes": True}, [FRONT_DESK, THERAPISTS], True),
        ({"role": "manager"}, [MANAGERS], False),
        ({"role": "manager", "writes": True}, [MANAGERS], True),
    ],
)
def test_role_decides_groups_and_profile(fields, groups, has_profile):
    rosa = accepted(**fields)
    assert sorted(rosa.groups.values_list("name", flat=True)) == sorted(groups)
    assert ClinicianPage.objects.of_person(rosa).exists() is has_profile


def test_account_is_named_by_address_and_keeps_the_language():
    rosa = accepted(email="Rosa.Vega@Example.com", language="es", speaks_spanish=True)
    assert (rosa.username, rosa.first_name, rosa.last_name) == ("rosa.vega@example.com", "Rosa", "Vega")
    assert (rosa.wagtail_userprofile.preferred_language, rosa.speaks_spanish) == ("es", True)
    assert rosa.check_password(PASSWORD) and not rosa.is_staff and not rosa.is_superuser


def test_profile_is_a_draft_in_both_languages_and_public_in_none(client):
    rosa = accepted(name="Rosa Vega")
    profile = ClinicianPage.objects.of_person(rosa).get()
    assert (profile.title, profile.short_name, profile.slug) == ("Rosa Vega", "Rosa", "rosa-vega")
    pages = ClinicianPage.objects.filter(translation_key=profile.translation_key)
    assert sorted(pages.values_list("locale__language_code", "live", "first_published_at", "owner")) == [
        ("en", False, None, rosa.pk),
        ("es", False, None, rosa.pk),
    ]
    for address in ("/people/rosa-vega/", "/es/personas/rosa-vega/"):
        assert client.get(address).status_code == 404
    for address in ("/people/", "/es/personas/", "/sitemap.xml", "/search/?q=rosa"):
        assert "Rosa" not in client.get(address).content.decode().replace("rosa", "")


@pytest.mark.parametrize("name", ["Rosa Vega", "李", "!!!", "Mónica Peña", "x" * 150])
def test_two_people_of_one_name_each_have_a_profile(name):
    for address in ("one@example.com", "two@example.com"):
        accepted(name=name, email=address)
    profiles = ClinicianPage.objects.filter(title=name, locale__language_code="en")
    assert len(set(profiles.values_list("slug", flat=True))) == 2


def test_one_of_two_answers_makes_the_account():
    first = invitation()
    second = Invitation.objects.get(pk=first.pk)
    invitations.accept(first, first.token, PASSWORD)
    with pytest.raises(invitations.NotOpen):
        invitations.accept(second, second.token, PASSWORD)
    assert User.objects.filter(email="rosa@example.com").count() == 1


def test_address_that_has_an_account_by_now_makes_none():
    invited = invitation()
    UserFactory(frontdesk=True, email="ROSA@example.com")
    with pytest.raises(invitations.NotOpen):
        invitations.accept(invited, invited.token, PASSWORD)
    assert User.objects.filter(email__iexact="rosa@example.com").count() == 1


def test_an_address_is_invited_once_at_a_time():
    first = invitation()
    with pytest.raises(invitations.AlreadyInvited):
        invitation(email="ROSA@example.com")
    invitations.withdraw(first, None)
    invitation(email="ROSA@example.com")
    assert Invitation.objects.pending().count() == 1


def test_what_was_done_stands_in_the_log():
    manager = UserFactory(manager=True)
    invited = invitation(by=manager)
    invitations.send_again(invited, manager)
    rosa = invitations.accept(invited, invited.token, PASSWORD)
    rows = ModelLogEntry.objects.for_instance(invited).order_by("pk").values_list("action", "user")
    assert list(rows) == [
        ("accounts.invite", manager.pk),
        ("accounts.send_invitation_again", manager.pk),
        ("accounts.accept_invitation", rosa.pk),
    ]
