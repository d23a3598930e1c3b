"""Dates in the editor, which the browser writes in the reader's way."""

import re

import pytest

from wagtail.users.models import UserProfile

from tests.clinicians.editor import publish
from tests.factories import ClinicianPageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "es"])
def test_date_is_the_browser_s_and_is_read_in_either_language(client, language):
    manager = UserFactory(manager=True)
    UserProfile.objects.update_or_create(user=manager, defaults={"preferred_language": language})
    client.force_login(manager)
    profile = ClinicianPageFactory(title="Ana Ruiz", license_expires="2028-04-09")
    html = client.get(f"/admin/pages/{profile.pk}/edit/").content.decode()
    field = re.search(r'<input[^>]*name="license_expires"[^>]*>', html)[0]
    assert 'type="date"' in field
    assert 'value="2028-04-09"' in field
    publish(client, profile, license_expires="2029-05-06")
    profile.refresh_from_db()
    assert profile.license_expires.isoformat() == "2029-05-06"
