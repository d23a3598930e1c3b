import pytest

from django.conf import settings
from django.core.cache import cache, caches
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation

from practice.limits import reading
from tests import databases
from tests.demo import DemoTestCase, demo  # noqa: F401 - a fixture.
from tests.selection import *  # noqa: F403 - pytest's hooks.


@pytest.fixture(scope="session")
def database_store():
    return databases.store()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, database_store):
    """Copy the migrated database instead of migrating; pytest's --create-db migrates anew.

    A test that commits is followed by a fresh copy, so that it neither empties the tables nor needs the rows of the
    migrations serialized.
    """
    key, name, before = databases.migrated_key(), database_store.own_name(), settings.DATABASES["default"]["NAME"]

    def renew(self=None):
        connections.close_all()
        database_store.copy(key, name)

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        database_store.template(key, databases.migrate, anew=request.config.getvalue("create_db"))
        renew()
        databases.use(name)
        patch.setattr(TransactionTestCase, "_fixture_teardown", renew)
        with django_db_blocker.block():
            yield
        databases.use(before)
        database_store.drop(name)


@pytest.fixture(scope="session", autouse=True)
def demo_of_test_cases(request):
    """Let the classes know the demo practice; it is loaded when the first of them is set up."""
    if any(item.cls and issubclass(item.cls, DemoTestCase) for item in request.session.items):
        DemoTestCase.demo = request.getfixturevalue("demo")


@pytest.fixture(scope="session", autouse=True)
def nothing_left_in_redis():
    yield
    for each in caches.all():
        each.clear()


@pytest.fixture(autouse=True)
def fresh_start():
    """Empty the cache and speak the default language again, whatever the test before did."""
    cache.clear()
    reading.forget()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def practice(db):
    from tests.factories import open_practice

    return open_practice()
