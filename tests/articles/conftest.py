import pytest

from tests.clients import signed_in
from tests.factories import ClinicianPageFactory, UserFactory


@pytest.fixture
def manager():
    return signed_in(UserFactory(manager=True, username="boss"))


@pytest.fixture
def author():
    """A therapist with a profile."""
    return ClinicianPageFactory(owner=UserFactory(therapist=True))


@pytest.fixture
def therapist(author):
    return signed_in(author.owner)
