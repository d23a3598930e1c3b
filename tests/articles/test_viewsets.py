"""The controlled lists of the admin, which the manager keeps."""

import pytest

from articles.models import Topic
from clinicians.models import Plan, Specialty
from tests.factories import PlanFactory, UserFactory

pytestmark = pytest.mark.django_db


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
