import pytest

from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory


@pytest.fixture
def olive(db):
    return UserFactory(manager=True, first_name="Olive", last_name="Vega")


@pytest.fixture
def author(db):
    """Ana, a therapist with a profile."""
    ana = UserFactory(therapist=True, first_name="Ana", last_name="Ruiz")
    return ClinicianPageFactory(title="Ana Ruiz", owner=ana)


@pytest.fixture
def manager(olive):
    return signed_in(olive)


@pytest.fixture
def therapist(author):
    return signed_in(author.owner)


@pytest.fixture
def article(author):
    """A draft of hers that nobody has read."""
    page = ArticlePageFactory(title="Calm", owner=author.owner, authors=[author], draft=True, first_published_at=None)
    page.save_revision(user=author.owner)
    return type(page).objects.get(pk=page.pk)
