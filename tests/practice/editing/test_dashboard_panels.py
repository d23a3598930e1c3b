"""What the manager's first screen points out."""

import datetime as dt

import pytest
import time_machine
from cryptography.fernet import Fernet

from django.utils import timezone

from booking.keyring import startup
from clinicians.models import ClinicianPage
from practice.mail.models import Mail
from practice.mail.outbox import queue_mail
from practice.mail.setup import FILES
from practice.models import PracticeSettings
from tests.factories import ClinicianPageFactory, UserFactory, open_practice, translation

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

    def test_missing_phone_and_hours_are_tasks_in_red_until_they_are_there(self, manager_client):
        html = manager_client.get("/admin/").content.decode()
        for task in ("Enter the opening hours", "Enter the practice&#x27;s phone number"):
            assert f'<strong class="w-text-critical-200">{task}' in html
        open_practice()
        assert "Enter the" not in manager_client.get("/admin/").content.decode()

    def test_mail_that_is_not_set_up_is_a_task_on_a_public_site_only(self, manager_client, settings):
        settings.EMAIL_BACKEND = FILES
        assert "Name a mail server" not in manager_client.get("/admin/").content.decode()
        settings.SERVES_HTTPS = True
        html = manager_client.get("/admin/").content.decode()
        assert '<strong class="w-text-critical-200">Name a mail server' in html
        assert "Open the mail settings" in html

    def test_keys_without_a_copy_are_a_task_on_a_public_site_only(self, manager_client, settings):
        assert "no copy of the present keys" not in manager_client.get("/admin/").content.decode()
        settings.SERVES_HTTPS = True
        html = manager_client.get("/admin/").content.decode()
        assert '<strong class="w-text-critical-200">There is no copy of the present keys' in html
        startup.check()
        PracticeSettings.objects.update(keys_exported_at=timezone.now())
        assert "no copy of the present keys" not in manager_client.get("/admin/").content.decode()
        settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
        startup.check()  # As the reload after `make_secrets --add-key` does.
        assert "no copy of the present keys" in manager_client.get("/admin/").content.decode()

    def test_mail_that_is_late_is_a_task(self, manager_client):
        with time_machine.travel(timezone.now() - dt.timedelta(minutes=11)):
            queue_mail("accounts.password_changed", address="vega@example.org")
        assert "send a test mail to see why" in manager_client.get("/admin/").content.decode()
        Mail.objects.all().delete()
        assert "send a test mail to see why" not in manager_client.get("/admin/").content.decode()

    def test_therapist_and_desk_are_not_told(self, client):
        ClinicianPageFactory(license_expires=timezone.localdate())
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            html = client.get("/admin/").content.decode()
            assert "Licenses to renew" not in html
            assert "Enter the opening hours" not in html


class TestTasks:
    RED = '<strong class="w-text-critical-200">'

    def test_missing_license_is_a_red_task(self, manager_client):
        open_practice()
        assert f"{self.RED}No license is shown beside the practice" in manager_client.get("/admin/").content.decode()

    def test_license_of_somebody_who_left_or_is_to_leave_is_one_too(self, manager_client):
        ana = ClinicianPageFactory(title="Ana Ruiz")
        open_practice(license_holder=ana)
        assert "To do now" not in manager_client.get("/admin/").content.decode()
        ClinicianPage.objects.filter(pk=ana.pk).update(expire_at=timezone.now())
        assert f"{self.RED}The profile of Ana Ruiz is set to" in manager_client.get("/admin/").content.decode()
        ClinicianPage.objects.filter(pk=ana.pk).update(live=False)
        assert f"{self.RED}The license of Ana Ruiz cannot be" in manager_client.get("/admin/").content.decode()

    def test_only_the_owner_is_told(self, client):
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            assert "To do now" not in client.get("/admin/").content.decode()
