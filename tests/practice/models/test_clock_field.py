"""Times of day as people type them, in the opening hours."""

import datetime as dt

import pytest

from django.forms import ValidationError

from practice.models import OpeningHours
from practice.models.clock_field import ClockFormField, clock_time


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("6pm", dt.time(18)),
        ("6 PM", dt.time(18)),
        ("6 p.m.", dt.time(18)),
        ("6 p. m.", dt.time(18)),
        ("6:30 p.m.", dt.time(18, 30)),
        ("12 am", dt.time(0)),
        ("12pm", dt.time(12)),
        ("noon", dt.time(12)),
        ("mediodía", dt.time(12)),
        ("9 de la mañana", dt.time(9)),
        ("6:15 de la tarde", dt.time(18, 15)),
        ("18:00", dt.time(18)),
        ("9.30", dt.time(9, 30)),
        ("09:00:00", dt.time(9)),
    ],
)
def test_time_is_read_as_it_is_typed(typed, expected):
    assert ClockFormField().clean(typed) == expected


@pytest.mark.parametrize("typed", ["6", "13 pm", "0 am", "25:00", "9:75", "soon", "6 pm tomorrow"])
def test_what_may_be_either_or_is_no_time_is_refused(typed):
    assert clock_time(typed) is None
    with pytest.raises(ValidationError, match="Write a time, for example 9:00 am or 6 pm."):
        ClockFormField().clean(typed)


@pytest.mark.django_db
def test_opening_hours_are_typed_so_and_shown_as_the_day_has_hours():
    field = OpeningHours._meta.get_field("closes").formfield()
    assert field.clean("6pm") == dt.time(18)
    assert 'value="18:00"' in field.widget.render("closes", dt.time(18))
