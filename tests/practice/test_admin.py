"""The manager's admin: accounts, lists, settings, and what the first screen points out."""

import datetime as dt

import pytest

from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Topic
from clinicians.models import ClinicianPage, Specialty
from practice.models import PracticeSettings, User
from practice.roles.groups import FRONT_DESK
from tests.factories import ClinicianPageFactory, UserFactory, translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    client.force_login(UserFactory(manager=True))
    return client


@pytest.fixture
def superuser():
    return User.objects.create_superuser("root", "root@example.com", "a quiet room")


def account(**changes):
    return {
        "username": "rosa",
        "email": "rosa@example.com",
        "first_name": "Rosa",
        "last_name": "Vega",
        "is_active": "on",
        "password1": "",
        "password2": "",
    } | changes


class TestAccounts:
    def test_manager_adds_a_spanish_speaker_to_the_desk(self, manager):
        desk = Group.objects.get(name=FRONT_DESK)
        words = {"password1": "seven quiet rooms", "password2": "seven quiet rooms"}
        assert 'name="speaks_spanish"' in manager.get("/admin/users/new/").content.decode()
        manager.post("/admin/users/new/", account(speaks_spanish="on", groups=[desk.pk], **words))
        rosa = User.objects.get(username="rosa")
        assert (rosa.speaks_spanish, list(rosa.groups.all())) == (True, [desk])

    def test_nobody_makes_a_superuser_in_the_browser(self, manager):
        rosa = UserFactory(frontdesk=True)
        for url in ("/admin/users/new/", f"/admin/users/edit/{rosa.pk}/"):
            assert "is_superuser" not in manager.get(url).content.decode()
        manager.post(f"/admin/users/edit/{rosa.pk}/", account(is_superuser="on"))
        rosa.refresh_from_db()
        assert (rosa.first_name, rosa.is_superuser) == ("Rosa", False)

    def test_changes_to_accounts_stand_in_the_site_history(self, manager):
        rosa = UserFactory(frontdesk=True)
        manager.post(f"/admin/users/edit/{rosa.pk}/", account())
        response = manager.get("/admin/reports/site-history/")
        assert f"/admin/users/edit/{rosa.pk}/" in response.content.decode()

    def test_superuser_is_out_of_a_managers_reach(self, manager, superuser):
        words = {"password1": "taken over now", "password2": "taken over now"}
        manager.post(f"/admin/users/edit/{superuser.pk}/", account(**words))
        manager.post(f"/admin/users/delete/{superuser.pk}/")
        for action in ("delete", "set_active_state", "assign_role"):
            url = f"/admin/bulk/practice/user/{action}/?id={superuser.pk}"
            manager.post(url, {"mark_as_active": "False", "role": Group.objects.get(name=FRONT_DESK).pk})
        superuser.refresh_from_db()
        assert superuser.check_password("a quiet room")
        assert (superuser.is_active, superuser.username, superuser.groups.count()) == (True, "root", 0)

    def test_superuser_edits_superusers(self, client, superuser):
        client.force_login(superuser)
        other = User.objects.create_superuser("other", "other@example.com", "a quiet room")
        client.post(f"/admin/users/edit/{other.pk}/", account())
        other.refresh_from_db()
        assert (other.username, other.is_superuser) == ("rosa", True)


class TestLists:
    def test_manager_adds_a_term_in_both_languages(self, manager):
        words = {"name_en": "Grief", "name_es": "Duelo", "slug": "grief", "introduction_en": "", "introduction_es": ""}
        manager.post("/admin/topic/new/", words)
        assert Topic.objects.get(slug="grief").name_es == "Duelo"

    @pytest.mark.parametrize("name", ["topic", "specialty", "modality", "language", "clientgroup"])
    def test_list_is_the_managers_alone(self, client, manager, name):
        assert manager.get(f"/admin/{name}/").status_code == 200
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert client.get(f"/admin/{name}/").status_code == 403

    def test_term_in_one_language_only_is_refused(self, manager):
        manager.post("/admin/specialty/new/", {"name_en": "Quiet", "name_es": "", "slug": "quiet"})
        assert not Specialty.objects.filter(slug="quiet").exists()

    def test_settings_of_the_practice_are_the_managers_alone(self, client, manager):
        url = f"/admin/settings/practice/practicesettings/{PracticeSettings.objects.get().site_id}/"
        assert manager.get(url).status_code == 200
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert client.get(url).status_code == 403


class TestFirstScreen:
    def test_license_that_ends_in_45_days_is_pointed_out_once(self, manager):
        profile = ClinicianPageFactory(title="Ana", license_expires=timezone.localdate() + dt.timedelta(days=45))
        translation(profile)
        html = manager.get("/admin/").content.decode()
        assert html.count(f'href="/admin/pages/{profile.pk}/edit/"') == 1
        assert "expires" in html
        assert "Licenses to renew" in html

    def test_license_that_has_ended_stands_out(self, manager):
        ClinicianPageFactory(license_expires=timezone.localdate() - dt.timedelta(days=1))
        assert '<strong class="w-text-critical-200">expired</strong>' in manager.get("/admin/").content.decode()

    def test_license_that_holds_for_long_is_not_mentioned(self, manager):
        ClinicianPageFactory(license_expires=timezone.localdate() + dt.timedelta(days=61))
        assert "Licenses to renew" not in manager.get("/admin/").content.decode()

    def test_answer_about_new_clients_that_nobody_confirmed_is_pointed_out(self, manager):
        profile = ClinicianPageFactory(accepting_as_of=timezone.localdate() - dt.timedelta(days=31))
        assert "Still accepting new clients?" in manager.get("/admin/").content.decode()
        ClinicianPage.objects.filter(pk=profile.pk).update(accepting_as_of=timezone.localdate())
        assert "Still accepting new clients?" not in manager.get("/admin/").content.decode()

    def test_therapist_and_desk_are_not_told(self, client):
        ClinicianPageFactory(license_expires=timezone.localdate())
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert "Licenses to renew" not in client.get("/admin/").content.decode()
