"""Accounts have no picture of their own: none is taken, those that were uploaded go, the portrait is shown."""

import importlib

import pytest

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from tests.clients import signed_in
from tests.factories import UserFactory
from tests.practice.uploads import photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return SimpleUploadedFile("me.jpg", photograph(), "image/jpeg")


def test_account_settings_take_none(picture):
    person = UserFactory(therapist=True)
    client = signed_in(person)
    address = reverse("wagtailadmin_account")
    assert "avatar-avatar" not in client.get(address).content.decode()
    facts = {"name_email-first_name": "Ana", "name_email-last_name": "Ruiz", "name_email-email": person.email}
    client.post(address, facts | {"avatar-avatar": picture})
    assert not UserProfile.get_for_user(person).avatar


def test_migration_deletes_file_and_name(picture):
    profile = UserProfile.get_for_user(UserFactory())
    profile.avatar.save("me.jpg", picture)
    storage, name = profile.avatar.storage, profile.avatar.name
    importlib.import_module("practice.migrations.0006_delete_avatars").delete_avatars(apps, None)
    profile.refresh_from_db()
    assert (profile.avatar.name, storage.exists(name)) == ("", False)


def test_history_shows_what_nobody_with_an_account_did():
    rosa, manager = UserFactory(frontdesk=True), UserFactory(manager=True)
    log(rosa, "accounts.sign_in_failed")
    page = signed_in(manager).get("/admin/reports/site-history/")
    assert page.status_code == 200 and "Someone failed to sign in" in page.content.decode()
