"""Two people who publish at the same moment what no state of a translation is kept of yet (an insert that collides)."""

import threading

import pytest

from practice.editing.models import TranslationState
from practice.editing.translations import level
from tests.booking.at_once import at_once
from tests.factories import StandardPageFactory, UserFactory, translation


@pytest.fixture
def both_have_looked(monkeypatch):
    """Let each of two threads read that nothing is kept before either of them writes."""
    barrier, waited, words_of = threading.Barrier(2), set(), level.words_of

    def wait_once(page):
        if threading.get_ident() not in waited:
            waited.add(threading.get_ident())
            barrier.wait(timeout=20)
        return words_of(page)

    monkeypatch.setattr(level, "words_of", wait_once)


@pytest.mark.django_db(transaction=True)
def test_original_that_two_publish_at_once_for_the_first_time_is_published(both_have_looked):
    page = StandardPageFactory(title="Rest")
    spanish = translation(page, title="Descanso")
    TranslationState.objects.all().delete()
    user, revision = UserFactory(is_superuser=True), page.save_revision()
    results = at_once([lambda: type(revision).objects.get(pk=revision.pk).publish(user=user)] * 2)
    assert results == [None, None]
    state = TranslationState.objects.get(page=spanish.pk)
    assert state.level_with
    assert state.behind_since is None
