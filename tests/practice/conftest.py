import pytest

from tests.clients import signed_in
from tests.factories import UserFactory


@pytest.fixture
def manager_client(db):
    return signed_in(UserFactory(manager=True))


@pytest.fixture
def therapist_client(db):
    return signed_in(UserFactory(therapist=True))
