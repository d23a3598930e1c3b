"""Opening hours in the settings: several weekdays at once, a hint before the mistake, and the tab that it is on."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from django.urls import reverse

from practice.models import OpeningHours, PracticeSettings
from tests.clients import signed_in
from tests.factories import UserFactory, open_practice
from tests.practice.editing.reading import speaks

from .settings_form import data_of, fields_of

pytestmark = pytest.mark.django_db
NINE, FIVE = dt.time(9), dt.time(17)


class HoursForm:
    def __init__(self, language="en"):
        owner = UserFactory(manager=True)
        speaks(owner, language)
        self.client = signed_in(owner)
        site = PracticeSettings.current().site_id
        self.url = reverse("wagtailsettings:edit", args=["practice", "practicesettings", site])

    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(self.url).content, "html.parser")

    def post(self, *rows, **changes):
        """Post the form with `rows` of hours in place of those it has."""
        data = data_of(fields_of(self.page()))
        data = {name: value for name, value in data.items() if not name.startswith("opening_hours-")}
        data |= {"opening_hours-TOTAL_FORMS": len(rows), "opening_hours-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            row = dict.fromkeys(("id", "ORDER", "DELETE"), "") | row
            data |= {f"opening_hours-{number}-{name}": value for name, value in row.items()}
        return self.client.post(self.url, data | changes)


def row(days, opens="9am", closes="5pm") -> dict[str, str]:
    return {"weekday": days, "opens": opens, "closes": closes}


def hours() -> list[tuple]:
    return sorted(OpeningHours.objects.values_list("weekday", "opens", "closes"))


@pytest.fixture
def form():
    open_practice()
    OpeningHours.objects.all().delete()
    return HoursForm()


@pytest.mark.parametrize(("days", "number"), [("0-4", 5), ("0-6", 7), ("3", 1)])
def test_one_row_may_be_for_several_days(form, days, number):
    assert form.post(row(days)).status_code == 302
    first = int(days[0])
    assert hours() == [(day, NINE, FIVE) for day in range(first, first + number)]


def test_a_break_is_a_second_row_and_a_day_that_is_there_is_not_doubled(form):
    form.post(row("0-4", "9am", "noon"), row("0-4", "1pm", "5pm"), row("2", "1pm", "5pm"))
    assert len(hours()) == 10


@pytest.mark.parametrize(
    ("rows", "number"),
    [(("0", "0-4"), 5), (("0-4", "0"), 5), (("0-4", "0-6"), 7), (("0-6", "0-4"), 7), (("0-4",) * 2, 5)],
)
def test_a_day_that_two_rows_are_for_is_stored_once(form, rows, number):
    form.post(*map(row, rows))
    assert hours() == [(day, NINE, FIVE) for day in range(number)]


def test_a_row_taken_out_fills_no_day(form):
    form.post(row("0-4") | {"DELETE": "on"}, row("5"))
    assert hours() == [(5, NINE, FIVE)]


def test_a_day_that_does_not_exist_is_refused(form):
    assert form.post(row("0-9")).status_code == 200
    assert hours() == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Monday to Friday", "Every day", "Times as you say them: 9:00 am", "Add opening hours"]),
        ("es", ["De lunes a viernes", "Todos los días", "Las horas, como usted las dice: 9:00 am", "Añadir horario"]),
    ],
)
def test_days_and_the_way_to_write_a_time_are_said_before_any_mistake(language, words):
    text = " ".join(str(HoursForm(language).page()).split())
    assert [each for each in words if each not in text] == []


class TestTabs:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_each_has_one_address_in_either_language(self, language):
        tabs = [tab["id"] for tab in HoursForm(language).page().select("[role=tabpanel]")]
        assert tabs == ["tab-practice", "tab-hours", "tab-callbacks", "tab-upkeep", "tab-notices"]

    @pytest.mark.parametrize(
        ("rows", "changes", "opened"),
        [
            ([row("0", "late")], {}, "tab-hours"),
            ([], {"callback_minutes": "soon"}, "tab-callbacks"),
            ([row("0", "late")], {"name": ""}, "tab-practice"),
        ],
    )
    def test_after_a_mistake_its_tab_is_open(self, form, rows, changes, opened):
        page = BeautifulSoup(form.post(*rows, **changes).content, "html.parser")
        assert page.select_one("[data-controller=w-tabs]")["data-w-tabs-active-panel-id-value"] == opened

    def test_without_one_the_first_is_open(self, form):
        assert not form.page().select("[data-w-tabs-active-panel-id-value]")
