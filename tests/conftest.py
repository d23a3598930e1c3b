import pytest

from django.conf import settings
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def fresh_start():
    """No test sees what another one counted, kept or spoke."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def practice(db):
    from tests.factories import open_practice

    return open_practice()
