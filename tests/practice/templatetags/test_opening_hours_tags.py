import datetime as dt

from django.test import SimpleTestCase
from django.utils.translation import override

from practice.opening_hours import Timetable
from practice.templatetags.opening_hours_tags import group_hours, say_opening

PACIFIC = dt.timezone(dt.timedelta(hours=-8))
NINE, NOON, ONE, FIVE = dt.time(9), dt.time(12), dt.time(13), dt.time(17)


class OpeningHoursTests(SimpleTestCase):
    def test_neighboring_days_with_the_same_hours_share_a_row(self):
        weekly = {day: [(NINE, FIVE)] for day in range(4)} | {5: [(NINE, NOON)]}
        rows = [(row.days, row.spans) for row in group_hours(weekly)]
        self.assertEqual(
            rows,
            [
                ("Monday to Thursday", ["9\xa0am\xa0– 5\xa0pm"]),
                ("Friday", []),
                ("Saturday", ["9\xa0am\xa0– 12\xa0pm"]),
                ("Sunday", []),
            ],
        )

    def test_two_days_are_joined_and_a_break_is_kept(self):
        rows = group_hours({0: [(ONE, FIVE), (NINE, NOON)], 1: [(NINE, NOON), (ONE, FIVE)]})
        self.assertEqual(rows[0].days, "Monday and Tuesday")
        self.assertEqual(len(rows[0].spans), 2)

    def test_week_without_hours_has_no_rows(self):
        self.assertEqual(group_hours({}), [])

    def test_days_in_spanish_begin_with_a_capital_once(self):
        with override("es"):
            self.assertEqual(group_hours({day: [(NINE, FIVE)] for day in range(5)})[0].days, "Lunes a viernes")


class SayOpeningTests(SimpleTestCase):
    timetable = Timetable({0: [(NINE, FIVE)], 1: [(NINE, FIVE)], 4: [(NINE, FIVE)]})

    def say(self, day: int, hour: int) -> str:
        return say_opening(self.timetable, dt.datetime(2026, 11, day, hour, tzinfo=PACIFIC)).replace("\xa0", " ")

    def test_open_practice_says_until_when(self):
        self.assertEqual(self.say(23, 10), "Open today until 5 pm.")

    def test_before_opening_it_says_from_when(self):
        self.assertEqual(self.say(23, 7), "Open today from 9 am.")

    def test_after_closing_it_says_when_it_opens(self):
        self.assertEqual(self.say(23, 18), "Closed now; open tomorrow from 9 am.")
        self.assertEqual(self.say(24, 18), "Closed now; open Friday from 9 am.")

    def test_practice_without_hours_says_nothing(self):
        self.assertEqual(say_opening(Timetable({})), "")

    def test_spanish(self):
        with override("es"):
            self.assertEqual(self.say(23, 10), "Hoy atendemos hasta las 5 de la tarde.")
