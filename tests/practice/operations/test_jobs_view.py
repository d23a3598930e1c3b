"""The managers' screen “Scheduled jobs”, its alarm on the first screen, and the warning at the desk."""

import datetime as dt
from html import unescape

import pytest

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

from booking.canary import MailFailed
from practice.jobs.models import JobRun
from practice.operations import jobs
from practice.roles.groups import THERAPISTS
from tests.factories import UserFactory, open_practice

pytestmark = pytest.mark.django_db

STOPPED = "The website's regular work has stopped."


@pytest.fixture
def owner(client):
    owner = UserFactory(manager=True)
    client.force_login(owner)
    return owner


@pytest.fixture
def runs():
    """Every job ran a moment ago."""
    for job in jobs.all_jobs():
        JobRun(name=job.name).finish(timezone.now(), dt.timedelta(seconds=job.seconds))


def screen(client, name="jobs") -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return unescape(response.content.decode())


def stop_the_runner():
    JobRun.objects.update(late_at=timezone.now() - dt.timedelta(seconds=1))


def test_while_all_is_well_nothing_is_red(client, owner, runs):
    html = screen(client)
    assert html.count("in order") == len(jobs.all_jobs()) + 1  # And the sentence above them.
    assert "Erases personal details that have been kept long enough" in html
    assert STOPPED not in html
    assert STOPPED not in screen(client, "wagtailadmin_home")


def test_the_next_time_is_said_as_spanish_says_it(client, owner, runs):
    UserProfile.objects.create(user=owner, preferred_language="es")
    html = screen(client)
    assert "dentro de" in html
    assert "a partir de ahora" not in html


def test_a_runner_that_stopped_is_told_everywhere(client, owner, runs):
    stop_the_runner()
    assert screen(client).count("has stopped") == len(jobs.all_jobs()) + 1
    assert STOPPED in screen(client)
    assert STOPPED in screen(client, "wagtailadmin_home")
    assert "regular work has stopped" in screen(client, "callback_requests:index")


def test_a_job_that_fails_is_named_without_what_the_error_said(client, owner, runs):
    run = JobRun.objects.get(name="purge")
    for _ in range(2):
        run.finish(timezone.now(), dt.timedelta(minutes=5), ValueError("María, (951) 555-0100"))
    for name in ("jobs", "wagtailadmin_home"):
        html = screen(client, name)
        assert "This fails again and again" in html
        assert "555-0100" not in html
    assert "failed 2 times in a row" in screen(client)
    assert "ValueError" in screen(client)
    assert "regular work has stopped" not in screen(client, "callback_requests:index")


def test_what_the_test_request_found_broken_is_said_in_words(client, owner, runs):
    run = JobRun.objects.get(name="canary")
    for _ in range(2):
        run.finish(timezone.now(), dt.timedelta(minutes=5), MailFailed())
    assert "The mail server did not answer or did not let us in." in screen(client)


def test_it_speaks_spanish(client, owner, runs):
    UserProfile.objects.update_or_create(user=owner, defaults={"preferred_language": "es"})
    stop_the_runner()
    html = screen(client)
    assert "Tareas automáticas" in html
    assert "El trabajo regular del sitio se detuvo." in html
    assert "has stopped" not in html


def test_the_desk_is_warned_and_shown_no_screen(client, runs):
    open_practice()
    client.force_login(UserFactory(frontdesk=True))
    stop_the_runner()
    assert "regular work has stopped" in screen(client, "callback_requests:index")
    assert STOPPED not in screen(client, "wagtailadmin_home")
    assert client.get(reverse("jobs")).status_code == 403


def test_therapists_have_no_such_screen(client, runs):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=THERAPISTS))
    client.force_login(person)
    stop_the_runner()
    assert client.get(reverse("jobs")).status_code == 403
    assert STOPPED not in screen(client, "wagtailadmin_home")
