"""What the manager's first screen points out."""

import datetime as dt

import pytest

from django.utils import timezone

from clinicians.models import ClinicianPage
from tests.factories import ClinicianPageFactory, UserFactory, translation

pytestmark = pytest.mark.django_db


class TestFirstScreen:
    def test_license_that_ends_in_45_days_is_pointed_out_once(self, manager_client):
        profile = ClinicianPageFactory(title="Ana", license_expires=timezone.localdate() + dt.timedelta(days=45))
        translation(profile)
        html = manager_client.get("/admin/").content.decode()
        assert html.count(f'href="/admin/pages/{profile.pk}/edit/"') == 1
        assert "expires" in html
        assert "Licenses to renew" in html

    def test_license_that_has_ended_stands_out(self, manager_client):
        ClinicianPageFactory(license_expires=timezone.localdate() - dt.timedelta(days=1))
        assert '<strong class="w-text-critical-200">expired</strong>' in manager_client.get("/admin/").content.decode()

    def test_license_that_holds_for_long_is_not_mentioned(self, manager_client):
        ClinicianPageFactory(license_expires=timezone.localdate() + dt.timedelta(days=61))
        assert "Licenses to renew" not in manager_client.get("/admin/").content.decode()

    def test_answer_about_new_clients_that_nobody_confirmed_is_pointed_out(self, manager_client):
        profile = ClinicianPageFactory(accepting_as_of=timezone.localdate() - dt.timedelta(days=31))
        assert "Still accepting new clients?" in manager_client.get("/admin/").content.decode()
        ClinicianPage.objects.filter(pk=profile.pk).update(accepting_as_of=timezone.localdate())
        assert "Still accepting new clients?" not in manager_client.get("/admin/").content.decode()

    def test_therapist_and_desk_are_not_told(self, client):
        ClinicianPageFactory(license_expires=timezone.localdate())
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert "Licenses to renew" not in client.get("/admin/").content.decode()
