"""Properties of the promise: it lies in opening hours between eight and nine, on quarters, and never moves back."""

import datetime as dt
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from booking.promise import due_time, holds_until, promised_time
from practice.opening_hours import EARLIEST, LATEST
from tests.practice.test_opening_hours import MOMENTS, TIMETABLES
from tests.properties import property_test

PRACTICES = st.builds(
    lambda timetable, minutes: SimpleNamespace(timetable=timetable, callback_minutes=minutes),
    TIMETABLES,
    st.integers(1, 600),
)


@property_test
@given(PRACTICES, MOMENTS)
def test_a_promise_is_a_quarter_hour_of_the_day_in_opening_hours(practice, at):
    promised = promised_time(practice, at=at)
    if promised is None:
        return
    local = promised.astimezone(practice.timetable.tz)
    assert local.minute % 15 == 0
    assert EARLIEST < local.time() <= LATEST
    assert any(opens < promised <= closes for opens, closes in practice.timetable.spans_on(local.date()))
    assert promised > at


@property_test
@given(PRACTICES, MOMENTS, st.integers(0, 3000))
def test_whoever_asks_later_is_promised_no_earlier_time(practice, at, later):
    first, second = promised_time(practice, at=at), promised_time(practice, at=at + dt.timedelta(minutes=later))
    assert first is None or second is None or first <= second


@property_test
@given(PRACTICES, MOMENTS)
def test_the_desk_is_due_when_it_was_promised_and_never_at_night(practice, at):
    due = due_time(practice, at=at)
    assert due == promised_time(practice, at=at) or EARLIEST <= due.astimezone(practice.timetable.tz).time() <= LATEST


@property_test
@given(PRACTICES, MOMENTS)
def test_a_promise_holds_as_long_as_it_says(practice, at):
    until = holds_until(practice, at)
    last = until - dt.timedelta(minutes=1)
    if last > at:
        assert promised_time(practice, at=last) == promised_time(practice, at=at)
