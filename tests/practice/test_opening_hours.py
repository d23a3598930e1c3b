import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from django.test import SimpleTestCase

from practice.opening_hours import Timetable, Window, public_holidays, rounded_up
from tests.properties import property_test

PACIFIC = ZoneInfo("America/Los_Angeles")
NINE_TO_FIVE = [(dt.time(9), dt.time(17))]
WITH_LUNCH = [(dt.time(9), dt.time(12)), (dt.time(13), dt.time(17))]
SMALL_HOURS = [(dt.time(0), dt.time(6))]
THURSDAY = dt.date(2026, 11, 19)
EVERY_DAY = frozenset(range(7))


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=PACIFIC)


def week(spans=NINE_TO_FIVE, days=range(5), **options):
    return Timetable({day: list(spans) for day in days}, tz=PACIFIC, **options)


def hours(*spans):
    """Return spans of whole hours as times."""
    return [(dt.time(start), dt.time(end)) for start, end in spans]


class AddTests(SimpleTestCase):
    CASES = [
        ("within the day", week(), "2026-11-17 10:00", 120, "2026-11-17 12:00"),
        ("before opening", week(), "2026-11-17 06:00", 120, "2026-11-17 11:00"),
        ("up to closing time", week(), "2026-11-17 15:00", 120, "2026-11-17 17:00"),
        ("Friday ten to five", week(), "2026-11-20 16:50", 120, "2026-11-23 11:00"),
        ("over a lunch", week(WITH_LUNCH), "2026-11-17 11:00", 120, "2026-11-17 14:00"),
        ("over a closed day", week(closed=frozenset({THURSDAY})), "2026-11-18 17:00", 120, "2026-11-20 11:00"),
        ("over Thanksgiving", week(is_holiday=public_holidays), "2026-11-25 16:30", 60, "2026-11-30 09:30"),
        ("rounded up", week(), "2026-11-17 10:01", 120, "2026-11-17 12:15"),
        ("no later than closing", week([(dt.time(9), dt.time(16, 58))]), "2026-11-17 14:50", 120, "2026-11-18 09:15"),
        ("two minutes before closing", week(), "2026-11-17 16:58", 1, "2026-11-18 09:15"),
        ("a quarter before closing", week(), "2026-11-17 16:45", 1, "2026-11-17 17:00"),
        ("a quarter after opening", week(), "2026-11-17 16:59", 2, "2026-11-18 09:15"),
        ("past a span too short to call in", week([(dt.time(9), dt.time(9, 10))]), "2026-11-17 08:00", 5, None),
        ("over the night of spring", week(days=range(7)), "2026-03-07 16:00", 120, "2026-03-08 10:00"),
        ("over the night of autumn", week(days=range(7)), "2026-10-31 16:00", 120, "2026-11-01 10:00"),
        ("over the hour that is missing", week(SMALL_HOURS, [6]), "2026-03-08 01:00", 120, "2026-03-08 04:00"),
        ("over the hour that comes twice", week(SMALL_HOURS, [6]), "2026-11-01 00:30", 120, "2026-11-01 01:30"),
    ]

    def test_minutes_pass_in_opening_hours_only(self):
        for case, timetable, start, minutes, end in self.CASES:
            with self.subTest(case):
                promised = timetable.add(at(start), minutes)
                self.assertEqual(promised and promised.replace(tzinfo=None), end and dt.datetime.fromisoformat(end))

    def test_gives_up_where_it_never_opens(self):
        self.assertIsNone(Timetable({}, tz=PACIFIC).add(at("2026-11-17 10:00"), 60))

    def test_overlapping_spans_count_once(self):
        timetable = week([(dt.time(9), dt.time(12)), (dt.time(11), dt.time(13))])
        self.assertEqual(timetable.add(at("2026-11-17 09:00"), 240), at("2026-11-17 13:00"))

    def test_span_within_another_shortens_nothing(self):
        timetable = week([(dt.time(9), dt.time(13)), (dt.time(10), dt.time(11))])
        self.assertEqual(timetable.add(at("2026-11-17 09:00"), 240), at("2026-11-17 13:00"))

    def test_minutes_outside_the_hours_of_a_window_do_not_count(self):
        windows = [Window(frozenset(range(7)), dt.time(10), dt.time(12))]
        self.assertEqual(week().add(at("2026-11-17 09:00"), 180, windows), at("2026-11-18 11:00"))

    def test_days_outside_a_window_do_not_count(self):
        self.assertEqual(week().add(at("2026-11-17 09:00"), 60, [Window(frozenset({4}))]), at("2026-11-20 10:00"))

    def test_windows_that_touch_count_once(self):
        windows = [Window(frozenset({1}), dt.time.min, dt.time(12)), Window(frozenset({1}), dt.time(12))]
        self.assertEqual(week().add(at("2026-11-17 11:00"), 120, windows), at("2026-11-17 13:00"))


class CalendarTests(SimpleTestCase):
    def test_knows_when_it_is_open(self):
        cases = {"08:59": False, "09:00": True, "12:00": False, "16:59": True, "17:00": False}
        for hour, is_open in cases.items():
            with self.subTest(hour):
                self.assertIs(week(WITH_LUNCH).is_open(at(f"2026-11-17 {hour}")), is_open)

    def test_counts_opening_minutes_across_a_weekend(self):
        self.assertEqual(week().minutes_between(at("2026-11-20 16:00"), at("2026-11-23 10:00")), 120)

    def test_counts_nothing_backwards(self):
        self.assertEqual(week().minutes_between(at("2026-11-20 16:00"), at("2026-11-20 15:00")), 0)

    def test_counts_the_minutes_that_pass_when_the_clock_changes(self):
        nights = week(SMALL_HOURS, [6])
        self.assertEqual(nights.minutes_between(at("2026-03-08 00:00"), at("2026-03-08 06:00")), 300)
        self.assertEqual(nights.minutes_between(at("2026-11-01 00:00"), at("2026-11-01 06:00")), 420)

    def test_closes_for_good_after_the_last_span(self):
        self.assertEqual(week(WITH_LUNCH).closes_today(at("2026-11-17 10:00")), at("2026-11-17 17:00"))
        self.assertIsNone(week().closes_today(at("2026-11-17 18:00")))

    def test_knows_public_holidays(self):
        for day in [dt.date(2026, 11, 26), dt.date(2026, 12, 25), dt.date(2027, 7, 5)]:
            with self.subTest(day):
                self.assertTrue(public_holidays(day))
        self.assertFalse(public_holidays(dt.date(2026, 11, 18)))
        # Of California alone: César Chávez Day, and none of Texas.
        self.assertTrue(public_holidays(dt.date(2026, 3, 31)))
        self.assertFalse(public_holidays(dt.date(2026, 3, 2)))


class WindowTests(SimpleTestCase):
    def test_meets_a_week_that_is_open_in_it(self):
        weekly = {0: NINE_TO_FIVE}
        self.assertTrue(Window(frozenset({0}), dt.time(16)).meets(weekly))
        self.assertFalse(Window(frozenset({0}), dt.time(17)).meets(weekly))
        self.assertFalse(Window(frozenset({5})).meets(weekly))


class SpansOnTests(SimpleTestCase):
    def spans_of(self, timetable, windows=()):
        """Return the open spans of a Tuesday, in whole hours of practice time."""
        spans = timetable.spans_on(dt.date(2026, 11, 17), windows)
        return [tuple(moment.astimezone(PACIFIC).hour for moment in span) for span in spans]

    def test_one_span_within_another_takes_nothing_from_it(self):
        self.assertEqual(self.spans_of(week(hours((9, 17), (10, 11)), [1])), [(9, 17)])

    def test_spans_that_overlap_or_touch_are_one(self):
        self.assertEqual(self.spans_of(week(hours((9, 12), (11, 13), (13, 14), (15, 16)), [1])), [(9, 14), (15, 16)])

    def test_window_cuts_both_ends(self):
        windows = [Window(EVERY_DAY, dt.time(11), dt.time(15))]
        self.assertEqual(self.spans_of(week(hours((9, 17)), [1]), windows), [(11, 15)])

    def test_window_opens_nothing_by_itself(self):
        timetable = week(hours((9, 12)), [1])
        self.assertEqual(self.spans_of(timetable, [Window(EVERY_DAY)]), [(9, 12)])
        self.assertEqual(self.spans_of(timetable, [Window(EVERY_DAY, dt.time(12), dt.time(15))]), [])

    def test_window_of_other_weekdays_is_closed(self):
        self.assertEqual(self.spans_of(week(hours((9, 17)), [1]), [Window(frozenset({0, 2}))]), [])


# From before the clock goes forward in 2026 until after it has gone back, in minutes; the days closed lie among them.
FIRST = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 300 * 24 * 60).map(lambda minutes: FIRST + dt.timedelta(minutes=minutes))
HOURS_OF_DAY = st.integers(0, 95).map(lambda quarter: dt.time(quarter // 4, quarter % 4 * 15))
SPANS = st.tuples(HOURS_OF_DAY, HOURS_OF_DAY).filter(lambda span: span[0] < span[1])
TIMETABLES = st.builds(
    lambda weekly, closed, holidays: Timetable(
        weekly, frozenset(closed), public_holidays if holidays else None, PACIFIC
    ),
    st.dictionaries(st.integers(0, 6), st.lists(SPANS, min_size=1, max_size=3), min_size=1),
    st.lists(st.dates(dt.date(2026, 3, 1), dt.date(2026, 12, 31)), max_size=5),
    st.sampled_from([None, public_holidays]),
)
MINUTES = st.integers(1, 600)


class PropertyTests(SimpleTestCase):
    """What holds for every timetable, at every moment of a year with both clock changes and its holidays."""

    @property_test
    @given(TIMETABLES, MOMENTS, MINUTES)
    def test_added_minutes_lie_between_start_and_promise(self, timetable, start, minutes):
        promised = timetable.add(start, minutes)
        if promised is not None:
            passed = timetable.minutes_between(start, promised)
            self.assertGreaterEqual(promised, start)
            self.assertTrue(minutes <= passed <= max(minutes, 15) + 30, (passed, minutes))

    @property_test
    @given(TIMETABLES, MOMENTS, MINUTES)
    def test_promise_ends_in_an_open_span(self, timetable, start, minutes):
        promised = timetable.add(start, minutes)
        if promised is not None:
            spans = timetable.spans_on(promised.astimezone(PACIFIC).date())
            self.assertTrue(any(opens < promised <= closes for opens, closes in spans), promised)
            self.assertEqual(promised, rounded_up(promised))

    @property_test
    @given(TIMETABLES, MOMENTS, st.integers(0, 5000), MINUTES, st.integers(0, 300))
    def test_who_asks_later_or_for_more_waits_no_less(self, timetable, start, later, minutes, more):
        promised = timetable.add(start, minutes)
        after = timetable.add(start + dt.timedelta(minutes=later), minutes + more)
        if promised is not None and after is not None:
            self.assertLessEqual(promised, after)

    @property_test
    @given(TIMETABLES, MOMENTS, st.integers(0, 5000), st.integers(0, 5000))
    def test_minutes_of_two_stretches_add_up(self, timetable, start, first, second):
        middle = start + dt.timedelta(minutes=first)
        end = middle + dt.timedelta(minutes=second)
        whole = timetable.minutes_between(start, end)
        parts = timetable.minutes_between(start, middle) + timetable.minutes_between(middle, end)
        self.assertEqual(whole, parts)
        self.assertLessEqual(whole, first + second)

    @property_test
    @given(TIMETABLES, MOMENTS)
    def test_spans_are_in_order_apart_and_on_open_days(self, timetable, moment):
        day = moment.astimezone(PACIFIC).date()
        spans = timetable.spans_on(day)
        self.assertFalse(spans and timetable.is_closed(day))
        for opens, closes in spans:
            self.assertLess(opens, closes)
            self.assertTrue(timetable.is_open(opens))
            self.assertFalse(timetable.is_open(closes))
        for (_, closes), (opens, _) in zip(spans, spans[1:], strict=False):
            self.assertLess(closes, opens)
