"""The report of licenses to renew, which is the managers'."""

import datetime as dt

import pytest
import time_machine

from tests.clients import signed_in
from tests.factories import ClinicianPageFactory, UserFactory, translation
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/licenses/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-26 18:00Z", tick=False):
        yield


def test_names_what_expired_or_soon_will_with_license_and_days(manager):
    soon = ClinicianPageFactory(title="Ana Ruiz", license_number="12345", license_expires=dt.date(2027, 1, 25))
    translation(soon)
    ClinicianPageFactory(title="Ben Ode", license_expires=dt.date(2026, 11, 25))
    ClinicianPageFactory(title="Rosa Vega", license_expires=dt.date(2027, 1, 26))
    ClinicianPageFactory(license_expires=dt.date(2026, 11, 26))
    html = manager.get(ADDRESS).content.decode()
    assert html.count(">Ana Ruiz</a>") == 1
    assert f'href="/admin/pages/{soon.pk}/edit/"' in html
    for words in (soon.license, "Jan. 25, 2027: in 60 days", "Nov. 25, 2026: expired", "Nov. 26, 2026: today"):
        assert words in html
    assert html.index("Ben Ode") < html.index("Ana Ruiz")
    assert "Rosa Vega" not in html


def test_says_when_there_is_none(manager):
    assert "No license expires in the next 60 days." in manager.get(ADDRESS).content.decode()


def test_stands_among_the_reports_of_a_manager_and_is_closed_to_others(therapist, manager):
    assert ADDRESS in manager.get("/admin/").content.decode()
    assert ADDRESS not in therapist.get("/admin/").content.decode()
    assert therapist.get(ADDRESS).status_code == 403
    assert signed_in(UserFactory(frontdesk=True)).get(ADDRESS).status_code == 403


def test_in_spanish(olive, manager):
    ClinicianPageFactory(license_expires=dt.date(2026, 11, 27))
    speaks(olive, "es")
    html = manager.get(ADDRESS).content.decode()
    assert "Licencias por renovar" in html
    assert "27 de noviembre de 2026: en 1 día" in html
