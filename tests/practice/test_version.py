"""When the version of the cached pages changes, and when it must not."""

import pytest

from practice.caching import version
from tests.articles.test_admin import PUBLISH, edit_url, form, signed_in
from tests.factories import ArticlePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticlePageFactory(title="Calm")


def test_saving_a_draft_keeps_the_cache_version_and_publishing_it_renews_it(article):
    before = version.current()
    article.title = "Calmer"
    revision = article.save_revision()
    assert version.current() == before
    revision.publish()
    assert version.current() != before


def test_editor_keeps_the_cache_version_for_a_draft_and_renews_it_for_a_publication(article):
    manager = signed_in(UserFactory(manager=True))
    before = version.current()
    assert manager.post(edit_url(article), form(title="Calmer", page=article)).status_code == 302
    article.refresh_from_db()
    assert article.draft_title == "Calmer"
    assert version.current() == before
    assert manager.post(edit_url(article), form(title="Calmer", page=article) | PUBLISH).status_code == 302
    assert version.current() != before
