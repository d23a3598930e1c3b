"""When the version of the cached pages changes, and when it must not."""

from unittest.mock import patch

import pytest

from django.test import TestCase

from practice.caching import version
from tests.articles.editor import PUBLISH, article_form, edit_url
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice

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
    assert manager.post(edit_url(article), article_form(title="Calmer", page=article)).status_code == 302
    article.refresh_from_db()
    assert article.draft_title == "Calmer"
    assert version.current() == before
    assert manager.post(edit_url(article), article_form(title="Calmer", page=article) | PUBLISH).status_code == 302
    assert version.current() != before


def test_what_is_remembered_is_built_once_for_each_version():
    built = []

    def build():
        built.append("once more")
        return len(built)

    assert [version.remember("test", build), version.remember("test", build)] == [1, 1]
    version.renew()
    assert [version.remember("test", build), version.remember("test", build)] == [2, 2]


class VersionTests(TestCase):
    def test_what_shows_on_pages_gives_a_new_version_and_the_rest_does_not(self):
        first = version.current()
        UserFactory()
        self.assertEqual(version.current(), first)
        ClinicianPageFactory()
        self.assertNotEqual(version.current(), first)

    def test_new_version_is_given_again_once_others_can_see_the_change(self):
        with self.captureOnCommitCallbacks() as callbacks:
            version.renew()
        before = version.current()
        for callback in callbacks:
            callback()
        self.assertNotEqual(version.current(), before)

    def test_pages_answer_while_the_cache_is_down(self):
        open_practice()
        with (
            patch("django.core.cache.backends.locmem.LocMemCache.get", side_effect=OSError),
            patch("django.core.cache.backends.locmem.LocMemCache.set", side_effect=OSError),
        ):
            response = self.client.get("/")
        self.assertContains(response, "Valley Counseling")
