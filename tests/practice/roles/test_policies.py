import pytest

from practice.models import PracticeSettings
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestOneSitePolicy:
    def test_settings_of_the_practice_are_the_managers_alone(self, client, manager_client):
        url = f"/admin/settings/practice/practicesettings/{PracticeSettings.objects.get().site_id}/"
        assert manager_client.get(url).status_code == 200
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert client.get(url).status_code == 403
