import shutil

import pytest

from django.conf import settings
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def fresh_start():
    """No test sees what another one counted, kept or spoke."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def _remove_state_folder():
    yield
    shutil.rmtree(settings.STATE_DIR, ignore_errors=True)


@pytest.fixture
def practice(db):
    from tests.factories import open_practice

    return open_practice()
