"""The articles of the admin, and its controlled lists, which the manager keeps."""

import re

import pytest

from wagtail.users.models import UserProfile

from articles.models import Topic
from clinicians.models import Plan, Specialty
from practice.models import User
from tests.factories import ArticlePageFactory, ClinicianPageFactory, PlanFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestStatus:
    @pytest.fixture
    def articles(self, client):
        ana = UserFactory(therapist=True)
        client.force_login(ana)
        profile = ClinicianPageFactory(owner=ana)
        ArticlePageFactory(title="Read by all", authors=[profile], owner=ana)
        edited = ArticlePageFactory(title="Changed since", authors=[profile], owner=ana)
        edited.save_revision()
        ArticlePageFactory(title="Begun", authors=[profile], owner=ana, draft=True)

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ["Published", "Published · changes not yet published", "Draft"]),
            ("es", ["Publicado", "Publicado · con cambios sin publicar", "Borrador"]),
        ],
    )
    def test_says_in_the_author_s_words_what_is_public(self, articles, client, language, words):
        UserProfile.objects.update_or_create(user=User.objects.get(), defaults={"preferred_language": language})
        html = client.get("/admin/articles/").content.decode()
        tags = re.findall(r'class="w-status(?: w-status--primary)?".*?</span>\s*(.*?)\s*</', html, re.DOTALL)
        assert set(tags) == set(words)

    def test_drafts_have_no_date_of_publication(self, articles, client):
        html = client.get("/admin/articles/").content.decode()
        assert [cell.strip() for cell in re.findall(r'<td class="desk-only">(.*?)</td>', html, re.DOTALL)].count(
            "–"
        ) == 1


class TestLists:
    def test_manager_adds_a_term_in_both_languages(self, manager):
        words = {"name_en": "Grief", "name_es": "Duelo", "slug": "grief", "introduction_en": "", "introduction_es": ""}
        manager.post("/admin/topic/new/", words)
        assert Topic.objects.get(slug="grief").name_es == "Duelo"

    @pytest.mark.parametrize("name", ["topic", "specialty", "modality", "language", "clientgroup", "plan"])
    def test_list_is_the_managers_alone(self, client, manager, name):
        assert manager.get(f"/admin/{name}/").status_code == 200
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            for address in ("", "new/"):
                assert client.get(f"/admin/{name}/{address}").status_code == 403

    def test_plan_is_renamed_or_deleted_by_the_manager_alone(self, client, manager):
        plan = PlanFactory(name_en="Valley Plan", name_es="Plan del Valle", slug="valley")
        words = {"name_en": "Hill Plan", "name_es": "Plan del Cerro", "slug": "hill"}
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert client.post(f"/admin/plan/edit/{plan.pk}/", words).status_code == 403
            assert client.post(f"/admin/plan/delete/{plan.pk}/").status_code == 403
        assert Plan.objects.get().name_en == "Valley Plan"
        manager.post(f"/admin/plan/edit/{plan.pk}/", words)
        assert Plan.objects.get().name_en == "Hill Plan"

    def test_term_in_one_language_only_is_refused(self, manager):
        manager.post("/admin/specialty/new/", {"name_en": "Quiet", "name_es": "", "slug": "quiet"})
        assert not Specialty.objects.filter(slug="quiet").exists()
