"""Whose name stands under an article: the writer's own (E2), and one with a license that readers can see (D-09)."""

import pytest

from django.urls import reverse

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from tests.clients import signed_in
from tests.clinicians.editor import profile_form
from tests.factories import ClinicianPageFactory, UserFactory, article_index, clinician_index, translation

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

    def test_spanish_article_is_signed_with_the_spanish_profile(self):
        therapist = UserFactory(therapist=True)
        spanish = translation(ClinicianPageFactory(title="Ana Ruiz", owner=therapist))
        html = signed_in(therapist).get(add_url("es")).content.decode()
        assert f'<option value="{spanish.pk}" selected>' in html

    def begin_profile(self, manager, **changes) -> ClinicianPage:
        add = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index().pk])
        new = ClinicianPageFactory.build(slug="new", license_number="1", **changes.pop("facts"))
        assert signed_in(manager).post(add, profile_form(new, **changes)).status_code == 302
        return ClinicianPage.objects.get(slug="new", locale__language_code="en")

    def test_manager_signs_with_no_profile_that_she_began_for_a_colleague(self, manager):
        self.begin_profile(manager, facts={"title": "Ana Ruiz"})
        html = signed_in(manager).get(add_url()).content.decode()
        assert '<option value="" selected>Choose an author</option>' in html

    def test_manager_signs_with_the_profile_in_which_she_chose_herself_whatever_its_name(self, manager):
        profile = self.begin_profile(manager, facts={"title": "M. Luna Ortega"}, account=manager.pk)
        assert profile.owner == manager
        html = signed_in(manager).get(add_url()).content.decode()
        assert f'<option value="{profile.pk}" selected>M. Luna Ortega' in html

    def test_manager_who_chose_no_one_is_known_by_her_name(self, manager):
        profile = self.begin_profile(manager, facts={"title": "Marisol Luna"})
        assert profile.owner == manager
        assert f'<option value="{profile.pk}" selected>' in signed_in(manager).get(add_url()).content.decode()


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
