"""What is red on the manager's first screen, and never twice."""

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
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice

pytestmark = pytest.mark.django_db
RED = '<strong class="w-text-critical-200">'


def screen(client) -> str:
    return client.get("/admin/").content.decode()


@pytest.fixture
def settled(manager_client):
    """A practice whose first days are over."""
    ana = ClinicianPageFactory(title="Ana Ruiz", owner=UserFactory(therapist=True))
    ArticlePageFactory(authors=[ana])
    open_practice(license_holder=ana)
    return ana


def test_missing_phone_and_hours_are_red_until_they_are_there(manager_client):
    html = screen(manager_client)
    for task in ("Enter the opening hours", "Enter the practice&#x27;s phone number", "No license is shown beside"):
        assert f"{RED}{task}" in html
        assert html.count(task) == 1
    open_practice()
    assert "Enter the" not in screen(manager_client)


def test_mail_that_is_not_set_up_is_a_task_on_a_public_site_only(manager_client, settings):
    settings.EMAIL_BACKEND = FILES
    assert "Name a mail server" not in screen(manager_client)
    settings.SERVES_HTTPS = True
    html = screen(manager_client)
    assert f"{RED}Name a mail server" in html
    assert html.count("Name a mail server") == 1
    assert 'href="/admin/mail/"' in html


def test_keys_without_a_copy_are_a_task_on_a_public_site_only(manager_client, settings):
    assert "no copy of the present keys" not in screen(manager_client)
    settings.SERVES_HTTPS = True
    assert f"{RED}There is no copy of the present keys" in screen(manager_client)
    startup.check()
    PracticeSettings.objects.update(keys_exported_at=timezone.now())
    assert "no copy of the present keys" not in screen(manager_client)
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    startup.check()  # As the reload after `make_secrets --add-key` does.
    assert "no copy of the present keys" in screen(manager_client)


def test_mail_that_is_late_is_a_task(manager_client, settled):
    with time_machine.travel(timezone.now() - dt.timedelta(minutes=11)):
        queue_mail("accounts.password_changed", address="vega@example.org")
    assert screen(manager_client).count("send a test mail to see why") == 1
    Mail.objects.all().delete()
    assert "send a test mail to see why" not in screen(manager_client)


def test_license_of_somebody_who_left_or_is_to_leave_is_red(manager_client, settled):
    assert "To do now" not in screen(manager_client)
    ClinicianPage.objects.filter(pk=settled.pk).update(expire_at=timezone.now())
    assert f"{RED}The profile of Ana Ruiz is set to" in screen(manager_client)
    ClinicianPage.objects.filter(pk=settled.pk).update(live=False)
    html = screen(manager_client)
    assert f"{RED}The license of Ana Ruiz cannot be" in html
    assert html.count("The license of Ana Ruiz cannot be") == 1
