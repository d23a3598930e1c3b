"""Whose name stands under an article: the writer's own (E2), and one with a license that readers can see (D-09)."""

import pytest

from django.urls import reverse

from articles.models import ArticlePage
from tests.clients import signed_in
from tests.factories import ClinicianPageFactory, UserFactory, article_index

from .editor import PUBLISH, add_url, article_form, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return UserFactory(manager=True, first_name="Marisol", last_name="Luna")


class TestByline:
    def test_therapist_signs_with_the_own_profile(self):
        therapist = UserFactory(therapist=True)
        ClinicianPageFactory(title="Ana Ruiz", owner=therapist)
        assert "Ana Ruiz" in signed_in(therapist).get(add_url()).content.decode()

    def test_manager_signs_with_no_profile_of_a_colleague(self, manager):
        ClinicianPageFactory(title="Ana Ruiz", owner=manager)
        client = signed_in(manager)
        assert "Ana Ruiz" not in client.get(add_url()).content.decode()
        ClinicianPageFactory(title="Marisol Luna", owner=manager)
        html = client.get(add_url()).content.decode()
        assert "Ana Ruiz" not in html
        assert html.count("Marisol Luna") > 1  # Once is the name of the account.


class TestLicense:
    def send(self, client, author):
        answer = press(client, add_url(), article_form(authors=[author]) | PUBLISH)
        return client.get(answer.url) if answer.status_code == 302 else answer

    def test_article_of_someone_never_shown_is_not_published_and_is_kept(self, manager):
        article_index()
        author = ClinicianPageFactory(title="Ana Ruiz", draft=True)
        author.first_published_at = None
        author.save(update_fields=["first_published_at"])
        answer = self.send(signed_in(manager), author)
        article = ArticlePage.objects.get(locale__language_code="en")
        assert not article.live
        html = answer.content.decode()
        assert "The profile of Ana Ruiz was never online" in html
        assert "Open the profile" in html and reverse("wagtailadmin_pages:edit", args=[author.pk]) in html

    def test_article_of_someone_who_has_left_is_published(self, manager):
        author = ClinicianPageFactory(title="Ana Ruiz")
        author.unpublish()
        self.send(signed_in(manager), author)
        assert ArticlePage.objects.get(locale__language_code="en").live
