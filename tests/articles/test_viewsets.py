"""The controlled lists of the admin, which the manager keeps."""

import pytest

from articles.models import Topic
from clinicians.models import Specialty
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestLists:
    def test_manager_adds_a_term_in_both_languages(self, manager):
        words = {"name_en": "Grief", "name_es": "Duelo", "slug": "grief", "introduction_en": "", "introduction_es": ""}
        manager.post("/admin/topic/new/", words)
        assert Topic.objects.get(slug="grief").name_es == "Duelo"

    @pytest.mark.parametrize("name", ["topic", "specialty", "modality", "language", "clientgroup"])
    def test_list_is_the_managers_alone(self, client, manager, name):
        assert manager.get(f"/admin/{name}/").status_code == 200
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert client.get(f"/admin/{name}/").status_code == 403

    def test_term_in_one_language_only_is_refused(self, manager):
        manager.post("/admin/specialty/new/", {"name_en": "Quiet", "name_es": "", "slug": "quiet"})
        assert not Specialty.objects.filter(slug="quiet").exists()
