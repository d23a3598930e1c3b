"""Migrations go up, down and up again on the data of the demo practice, on either database."""

import pytest

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from wagtail.models import Page

from booking.models import Attempt, CallbackRequest
from practice.models import PracticeSettings
from tests.factories import open_practice

pytestmark = pytest.mark.migrations

# Whoever depends on others goes first.
DOWN = [("home", "zero"), ("booking", "zero"), ("articles", "zero"), ("search", "zero"), ("practice", "0001")]
ADDRESSES = ["/", "/people/", "/articles/", "/es/", "/es/personas/", "/es/articulos/"]
OURS = ["articles", "booking", "clinicians", "home", "practice", "search"]


@pytest.fixture
def on_demo_data(demo, django_db_blocker):
    with django_db_blocker.unblock(), demo.borrowed():
        yield


def migrate(*target):
    call_command("migrate", *target, verbosity=0, interactive=False)


def counts():
    rights = {group.name: sorted(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}
    return rights, Page.objects.count(), CallbackRequest.objects.count(), Attempt.objects.count()


def assert_site_opens():
    for address in ADDRESSES:
        assert Client().get(address).status_code == 200, address


def test_down_to_nothing_and_up_again_gives_the_site_that_an_empty_database_gets(on_demo_data):
    before = counts()
    for target in DOWN:
        migrate(*target)
    applied = MigrationRecorder(connection).applied_migrations()
    assert {name for app, name in applied if app in OURS} == {"0001_user"}
    migrate()
    assert_site_opens()
    call_command("load_demo", verbosity=0)
    assert counts() == before
    open_practice()


@pytest.mark.parametrize(("app", "before"), [("home", "0001"), ("clinicians", "0001")])
def test_rows_that_a_migration_made_outlive_it_and_are_not_made_twice(on_demo_data, app, before):
    rows = counts()
    migrate(app, before)
    migrate()
    assert counts() == rows


@pytest.mark.parametrize("app", ["home", "booking", "clinicians"])
def test_one_app_down_to_nothing_and_up_again_leaves_a_site_that_opens(on_demo_data, app):
    rights = counts()[0]
    migrate(app, "zero")
    migrate()
    assert_site_opens()
    assert counts()[0] == rights
    assert PracticeSettings.objects.count() == 1
