"""Public holidays with a tick each: what the settings page shows and stores, and what the promise makes of it."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from django.utils import translation

from booking.promise import promised_time
from practice.models import PracticeSettings
from practice.models.holidays_field import name_of
from practice.opening_hours import KeptHolidays, holidays_of
from tests.factories import UserFactory, open_practice

from .settings_form import data_of, fields_of

CHAVEZ, DIWALI, NEW_YEAR = "2026-03-31", "2026-11-08", "2027-01-01"


def is_closed(day, open_on):
    return KeptHolidays(open_on)(dt.date.fromisoformat(day))


def test_nothing_chosen_closes_on_every_holiday():
    assert all(is_closed(day, {}) for day in [CHAVEZ, DIWALI, NEW_YEAR])
    assert not is_closed("2026-11-18", {})


def test_a_year_not_chosen_yet_goes_by_the_one_before():
    chosen = {"2026": ["Diwali", "Independence Day"]}
    assert not is_closed(DIWALI, chosen) and not is_closed("2027-10-29", chosen)
    assert not is_closed("2027-07-05", chosen)  # Observed on the Monday.
    assert is_closed(CHAVEZ, chosen) and is_closed("2025-07-04", chosen)
    assert is_closed("2027-10-29", chosen | {"2027": []})


def test_a_day_of_two_names_is_open_where_both_are():
    assert is_closed("2027-02-15", {"2026": ["Susan B. Anthony Day"]})
    assert not is_closed("2027-02-15", {"2026": ["Susan B. Anthony Day", "Presidents' Day"]})


@pytest.mark.parametrize("year", range(2024, 2045))
def test_every_holiday_has_a_spanish_name(year):
    with translation.override("es"):
        for names in holidays_of(year).values():
            for name in names:
                assert name_of(name) != name or name == "Diwali"


@pytest.fixture
def settings_page(client, db):
    practice = open_practice(keeps_public_holidays=True)
    client.force_login(UserFactory(is_superuser=True))
    with time_machine.travel("2026-11-25 20:00Z", tick=False):
        yield SettingsPage(client, practice)


class SettingsPage:
    def __init__(self, client, practice):
        self.client, self.practice = client, practice
        self.url = f"/admin/settings/practice/practicesettings/{practice.site_id}/"

    def form(self) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(self.url).content, "html.parser")

    def ticked(self) -> set[str]:
        found = self.form().select(".holiday-ticks input[checked]")
        return {box["value"] for box in found}

    def save(self, change=lambda fields: fields):
        data = data_of(change(fields_of(self.form())))
        response = self.client.post(self.url, data)
        assert response.status_code == 302, response.context["form"].errors
        return PracticeSettings.current()


def test_the_list_shows_this_year_and_the_next_with_a_tick_each(settings_page):
    page = settings_page.form()
    assert [legend.text for legend in page.select(".holiday-ticks legend")] == ["2026", "2027"]
    assert "Tuesday, March 31: César Chávez Day" in page.select_one(".holiday-ticks").text
    assert settings_page.ticked() == {day.isoformat() for year in (2026, 2027) for day in holidays_of(year)}


def test_what_is_not_ticked_is_open_and_shown_so_again(settings_page):
    practice = settings_page.save(lambda fields: [each for each in fields if each[1] not in (CHAVEZ, "2026-11-27")])
    assert practice.open_holidays == {"2026": ["Cesar Chavez Day", "Day After Thanksgiving"], "2027": []}
    assert not {CHAVEZ, "2026-11-27"} & settings_page.ticked()
    wednesday = dt.datetime(2026, 11, 26, 0, 50, tzinfo=dt.UTC)  # 4:50 pm; Thursday is Thanksgiving.
    assert f"{promised_time(practice, at=wednesday):%A %H:%M}" == "Friday 11:00"


def test_every_day_open(settings_page):
    practice = settings_page.save(
        lambda fields: [each for each in fields if each[0] != "open_holidays" or len(each[1]) == 4]
    )
    assert settings_page.ticked() == set()
    assert not practice.timetable.is_closed(dt.date(2026, 12, 25))


def test_a_form_without_the_list_changes_nothing_and_years_gone_by_are_kept(settings_page):
    settings_page.practice.open_holidays = {"2025": ["Diwali"], "2026": []}
    settings_page.practice.save()
    practice = settings_page.save(lambda fields: [each for each in fields if each[0] != "open_holidays"])
    assert practice.open_holidays == {"2025": ["Diwali"], "2026": []}
    practice = settings_page.save()
    assert practice.open_holidays == {"2025": ["Diwali"], "2026": [], "2027": []}
