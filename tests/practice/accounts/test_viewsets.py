"""Accounts as a manager keeps them in the admin."""

import pytest

from django.contrib.auth.models import Group

from practice.models import User
from practice.roles.groups import FRONT_DESK
from tests.clients import prove, signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser():
    return User.objects.create_superuser("root", "root@example.com", "a quiet room")


@pytest.fixture
def manager_client():
    manager = UserFactory(manager=True)
    client = signed_in(manager)
    prove(client, manager)
    return client


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
    def test_manager_says_who_speaks_spanish_at_the_desk(self, manager_client):
        rosa, desk = UserFactory(frontdesk=True), Group.objects.get(name=FRONT_DESK)
        assert 'name="speaks_spanish"' in manager_client.get(f"/admin/users/edit/{rosa.pk}/").content.decode()
        manager_client.post(f"/admin/users/edit/{rosa.pk}/", account(speaks_spanish="on", groups=[desk.pk]))
        rosa.refresh_from_db()
        assert (rosa.speaks_spanish, list(rosa.groups.all())) == (True, [desk])

    def test_nobody_makes_a_superuser_in_the_browser(self, manager_client):
        rosa = UserFactory(frontdesk=True)
        assert "is_superuser" not in manager_client.get(f"/admin/users/edit/{rosa.pk}/").content.decode()
        manager_client.post(f"/admin/users/edit/{rosa.pk}/", account(is_superuser="on"))
        rosa.refresh_from_db()
        assert (rosa.first_name, rosa.is_superuser) == ("Rosa", False)

    def test_changes_to_accounts_stand_in_the_site_history(self, manager_client):
        rosa = UserFactory(frontdesk=True)
        manager_client.post(f"/admin/users/edit/{rosa.pk}/", account())
        response = manager_client.get("/admin/reports/site-history/")
        assert f"/admin/users/edit/{rosa.pk}/" in response.content.decode()

    def test_superuser_is_out_of_a_managers_reach(self, manager_client, superuser):
        words = {"password1": "taken over now", "password2": "taken over now"}
        manager_client.post(f"/admin/users/edit/{superuser.pk}/", account(**words))
        manager_client.post(f"/admin/users/delete/{superuser.pk}/")
        for action in ("delete", "set_active_state", "assign_role"):
            url = f"/admin/bulk/practice/user/{action}/?id={superuser.pk}"
            manager_client.post(url, {"mark_as_active": "False", "role": Group.objects.get(name=FRONT_DESK).pk})
        superuser.refresh_from_db()
        assert superuser.check_password("a quiet room")
        assert (superuser.is_active, superuser.username, superuser.groups.count()) == (True, "root", 0)

    def test_superuser_edits_superusers(self, client, superuser):
        client.force_login(superuser)
        prove(client, superuser)
        other = User.objects.create_superuser("other", "other@example.com", "a quiet room")
        client.post(f"/admin/users/edit/{other.pk}/", account())
        other.refresh_from_db()
        assert (other.username, other.is_superuser) == ("rosa", True)

    def test_account_is_closed_and_not_deleted(self, manager_client):
        rosa = UserFactory(frontdesk=True)
        address = f"/admin/users/delete/{rosa.pk}/"
        assert address not in manager_client.get(f"/admin/users/edit/{rosa.pk}/").content.decode()
        response = manager_client.post(address, follow=True)
        assert response.redirect_chain[-1][0] == f"/admin/people/{rosa.pk}/leave/"
        assert "An account is not deleted" in response.content.decode()
        response = manager_client.post(f"/admin/bulk/practice/user/delete/?id={rosa.pk}", follow=True)
        assert "Accounts are not deleted" in response.content.decode()
        assert User.objects.filter(pk=rosa.pk).exists()
