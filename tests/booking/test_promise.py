import datetime as dt
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase, TestCase, override_settings
from django.utils.translation import override

from booking.models.choices import BestTime
from booking.promise import by_when, clock, due_time, holds_until, moment_in_words, promised_time, still_holds
from practice.models import ClosedDay, OpeningHours, PracticeSettings
from practice.wording import short_clock
from tests.factories import open_practice

PACIFIC = ZoneInfo("America/Los_Angeles")


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=PACIFIC)


class DueTimeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice(keeps_public_holidays=True)

    def assertPromised(self, asked, promised, *times, practice=None):
        due = promised_time(practice or self.practice, [time.window for time in times], at(asked))
        self.assertEqual(due.astimezone(PACIFIC).replace(tzinfo=None), dt.datetime.fromisoformat(promised))
        self.assertEqual(due_time(practice or self.practice, [time.window for time in times], at(asked)), due)

    def test_counts_opening_hours(self):
        for asked, promised in [
            ("2026-11-17 10:00", "2026-11-17 12:00"),
            ("2026-11-20 16:50", "2026-11-23 11:00"),
            ("2026-11-20 18:00", "2026-11-23 11:00"),
            ("2026-11-25 16:30", "2026-11-30 10:30"),  # Thanksgiving and the day after lie between.
            ("2026-03-06 18:00", "2026-03-09 11:00"),  # Clocks go forward on the 8th.
            ("2026-10-30 18:00", "2026-11-02 11:00"),  # Clocks go back on the 1st.
        ]:
            with self.subTest(asked):
                self.assertPromised(asked, promised)

    def test_keeps_to_the_times_a_person_chose(self):
        for asked, promised, times in [
            ("2026-11-21 21:00", "2026-11-23 11:00", [BestTime.WEEKDAY_MORNING]),
            ("2026-10-31 21:00", "2026-11-02 11:00", [BestTime.WEEKDAY_MORNING]),
            ("2026-03-07 21:00", "2026-03-09 11:00", [BestTime.WEEKDAY_MORNING]),
            ("2026-11-17 11:00", "2026-11-18 10:00", [BestTime.WEEKDAY_MORNING]),
            ("2026-11-17 11:00", "2026-11-17 14:00", [BestTime.WEEKDAY_AFTERNOON]),
            ("2026-11-17 11:00", "2026-11-17 13:00", [BestTime.WEEKDAY_MORNING, BestTime.WEEKDAY_AFTERNOON]),
        ]:
            with self.subTest(f"{asked} {times}"):
                self.assertPromised(asked, promised, *times)

    def test_falls_back_to_opening_hours_where_it_is_never_open_in_the_chosen_times(self):
        self.assertPromised("2026-11-17 10:00", "2026-11-17 12:00", BestTime.WEEKEND)

    def test_a_closed_thursday_moves_wednesday_evening_to_friday(self):
        ClosedDay.objects.create(practice=self.practice, date=dt.date(2026, 11, 19))
        self.assertPromised("2026-11-18 17:00", "2026-11-20 11:00", practice=PracticeSettings.objects.get())

    def practice_open(self, *rows):
        """Return the practice with (weekday, opens, closes) for its hours."""
        self.practice.opening_hours = [
            OpeningHours(weekday=weekday, opens=opens, closes=closes) for weekday, opens, closes in rows
        ]
        self.practice.save()
        return PracticeSettings.objects.get()

    def assertNoHour(self, asked, due, practice):
        self.assertIsNone(promised_time(practice, (), at(asked)))
        called = due_time(practice, (), at(asked)).astimezone(PACIFIC)
        self.assertEqual(called.replace(tzinfo=None), dt.datetime.fromisoformat(due))

    def test_without_opening_hours_no_hour_is_promised_and_the_desk_calls_within_a_day_by_daylight(self):
        practice = self.practice_open()
        for asked, due in [
            ("2026-11-17 10:02", "2026-11-18 10:15"),
            ("2026-11-17 03:00", "2026-11-18 09:00"),
            ("2026-11-17 23:59", "2026-11-19 09:00"),
            ("2026-03-07 23:00", "2026-03-09 09:00"),
            ("2026-11-24 20:00", "2026-11-28 09:00"),  # Over Thanksgiving and the day after.
        ]:
            with self.subTest(asked):
                self.assertNoHour(asked, due, practice)

    def test_closed_on_every_day_no_hour_is_promised(self):
        days = [dt.date(2026, 11, 17) + dt.timedelta(days=number) for number in range(130)]
        ClosedDay.objects.bulk_create([ClosedDay(practice=self.practice, date=day) for day in days])
        self.assertNoHour("2026-11-17 22:00", "2026-11-18 22:00", PracticeSettings.objects.get())

    def test_after_weeks_away_it_is_the_day_of_return(self):
        days = [dt.date(2026, 11, 17) + dt.timedelta(days=number) for number in range(40)]
        ClosedDay.objects.bulk_create([ClosedDay(practice=self.practice, date=day) for day in days])
        self.assertPromised("2026-11-17 22:00", "2026-12-28 11:00", practice=PracticeSettings.objects.get())

    def test_nobody_is_promised_a_call_at_night(self):
        late = [(4, dt.time(19), dt.time(23, 59)), (5, dt.time(0), dt.time(2)), (5, dt.time(6), dt.time(10))]
        practice = self.practice_open(*late)
        for asked, promised in [
            ("2026-11-20 18:00", "2026-11-20 21:00"),
            ("2026-11-20 19:30", "2026-11-21 08:30"),
            ("2026-11-20 23:30", "2026-11-21 10:00"),
        ]:
            with self.subTest(asked):
                self.assertPromised(asked, promised, practice=practice)
        self.assertPromised("2026-11-20 23:30", "2026-11-21 10:00", BestTime.WEEKEND, practice=practice)
        nights = self.practice_open((0, dt.time(22), dt.time(23, 59)))
        self.assertNoHour("2026-11-17 10:00", "2026-11-18 10:00", nights)

    def test_closing_at_an_odd_minute_is_never_passed(self):
        practice = self.practice_open(*((day, dt.time(9), dt.time(16, 58)) for day in range(5)))
        self.assertPromised("2026-11-17 14:45", "2026-11-17 16:45", practice=practice)
        self.assertPromised("2026-11-17 14:46", "2026-11-18 09:15", practice=practice)

    def test_a_promise_within_minutes_leaves_a_quarter_of_an_hour(self):
        self.practice.callback_minutes = 1
        self.assertPromised("2026-11-17 10:00", "2026-11-17 10:15")
        self.assertPromised("2026-11-17 10:01", "2026-11-17 10:30")
        self.assertPromised("2026-11-17 16:45", "2026-11-17 17:00")
        self.assertPromised("2026-11-17 16:58", "2026-11-18 09:15")

    def test_a_time_shown_earlier_holds_while_a_quarter_of_an_hour_is_left(self):
        self.assertTrue(still_holds(at("2026-11-17 12:00"), at("2026-11-17 11:45")))
        self.assertFalse(still_holds(at("2026-11-17 12:00"), at("2026-11-17 11:46")))
        self.assertFalse(still_holds(None))

    def test_the_moments_of_opening_and_closing(self):
        for asked, promised in [
            ("2026-11-17 08:59:59.999999", "2026-11-17 11:00"),
            ("2026-11-17 09:00:00", "2026-11-17 11:00"),
            ("2026-11-17 15:00:00", "2026-11-17 17:00"),
            ("2026-11-17 15:00:59.999999", "2026-11-17 17:00"),
            ("2026-11-17 15:01", "2026-11-18 09:15"),
            ("2026-11-17 16:59:59.999999", "2026-11-18 11:00"),
            ("2026-11-17 17:00:00", "2026-11-18 11:00"),
            ("2026-12-31 23:59:59.999999", "2027-01-04 11:00"),
            ("2028-02-28 18:00", "2028-02-29 11:00"),
        ]:
            with self.subTest(asked):
                self.assertPromised(asked, promised)

    @override_settings(TIME_ZONE="America/New_York")
    def test_the_time_zone_is_that_of_the_practice(self):
        due = promised_time(PracticeSettings.objects.get(), (), dt.datetime(2026, 11, 17, 13, tzinfo=dt.UTC))
        self.assertEqual(due, dt.datetime(2026, 11, 17, 16, tzinfo=dt.UTC))
        self.assertEqual(by_when(due, due), "today by 11\u00a0am")


class HoldsUntilTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice()

    def test_the_sentence_changes_with_the_quarter_hours_and_not_before(self):
        for asked, changes in [
            ("2026-11-17 10:00:00", "2026-11-17 10:01"),
            ("2026-11-17 10:01:30", "2026-11-17 10:16"),
            ("2026-11-17 10:15:59", "2026-11-17 10:16"),
            ("2026-11-17 14:50", "2026-11-17 15:01"),
            ("2026-11-17 15:01", "2026-11-17 15:16"),
            ("2026-11-17 16:58", "2026-11-18 00:00"),
            ("2026-11-17 17:01", "2026-11-18 00:00"),
            ("2026-11-18 00:00", "2026-11-18 09:01"),
        ]:
            with self.subTest(asked):
                self.assertEqual(holds_until(self.practice, at(asked)), at(changes))

    def test_it_is_the_first_minute_with_another_promise(self):
        self.practice.callback_minutes = 47
        for minute in range(0, 24 * 60, 13):
            asked = at("2026-11-20 00:00") + dt.timedelta(minutes=minute)
            changes = holds_until(self.practice, asked)
            with self.subTest(asked.isoformat()):
                said = promised_time(self.practice, at=asked)
                minutes = int((changes - asked) / dt.timedelta(minutes=1))
                same = {promised_time(self.practice, at=asked + dt.timedelta(minutes=m)) for m in range(minutes)}
                self.assertEqual(same, {said})
                self.assertTrue(changes == at("2026-11-21 00:00") or promised_time(self.practice, at=changes) > said)

    def test_no_promise_stays_none_for_the_day(self):
        self.practice.opening_hours.all().delete()
        practice = PracticeSettings.objects.get()
        self.assertEqual(holds_until(practice, at("2026-11-17 10:00")), at("2026-11-18 00:00"))


class WordsTests(SimpleTestCase):
    NOW = at("2026-11-20 10:00")

    def assertSaid(self, due, english, spanish, now=NOW):
        for code, words in {"en": english, "es": spanish}.items():
            with override(code), self.subTest(code):
                self.assertEqual(by_when(at(due), now).replace("\u00a0", " "), words)

    def test_today(self):
        self.assertSaid("2026-11-20 13:30", "today by 1:30 pm", "hoy a más tardar a la 1:30 de la tarde")

    def test_tomorrow(self):
        self.assertSaid("2026-11-21 11:00", "by tomorrow, 11 am", "a más tardar mañana a las 11 de la mañana")

    def test_within_a_week(self):
        self.assertSaid("2026-11-23 11:00", "by Monday, 11 am", "a más tardar el lunes a las 11 de la mañana")

    def test_a_weekday_alone_never_means_that_of_today(self):
        self.assertSaid("2026-11-26 11:00", "by Thursday, 11 am", "a más tardar el jueves a las 11 de la mañana")
        self.assertSaid(
            "2026-11-27 11:00",
            "by Friday, November 27, 11 am",
            "a más tardar el viernes 27 de noviembre a las 11 de la mañana",
        )

    def test_later(self):
        self.assertSaid(
            "2026-11-30 12:00",
            "by Monday, November 30, 12 noon",
            "a más tardar el lunes 30 de noviembre a las 12 del mediodía",
        )

    def test_a_day_that_is_over_is_named_by_its_date(self):
        self.assertSaid(
            "2026-11-18 11:00",
            "by Wednesday, November 18, 11 am",
            "a más tardar el miércoles 18 de noviembre a las 11 de la mañana",
        )

    def test_the_day_is_that_of_the_practice(self):
        self.assertSaid(
            "2026-11-20 17:00", "today by 5 pm", "hoy a más tardar a las 5 de la tarde", at("2026-11-20 16:00")
        )

    def test_an_hour_is_said_as_people_say_it(self):
        for due, english, spanish in [
            ("00:00", "12 am", "las 12 de la noche"),
            ("12:00", "12 noon", "las 12 del mediodía"),
            ("05:30", "5:30 am", "las 5:30 de la madrugada"),
            ("12:05", "12:05 pm", "las 12:05 de la tarde"),
            ("13:05", "1:05 pm", "la 1:05 de la tarde"),
            ("19:00", "7 pm", "las 7 de la noche"),
        ]:
            for code, words in {"en": english, "es": spanish}.items():
                with override(code), self.subTest(f"{due} {code}"):
                    self.assertEqual(clock(at(f"2026-11-20 {due}")).replace("\u00a0", " "), words)

    def test_noon_in_a_table_is_in_the_afternoon(self):
        for time, english, spanish in [
            (dt.time(0), "12 am", "12 a. m."),
            (dt.time(11, 59), "11:59 am", "11:59 a. m."),
            (dt.time(12), "12 pm", "12 p. m."),
            (dt.time(12, 5), "12:05 pm", "12:05 p. m."),
        ]:
            for code, words in {"en": english, "es": spanish}.items():
                with override(code), self.subTest(f"{time} {code}"):
                    self.assertEqual(short_clock(time).replace("\u00a0", " "), words)

    def test_a_moment_is_named_by_its_distance_and_by_its_year_where_that_is_another(self):
        for moment, words in {
            "2026-11-20 15:00": "today at 3 pm",
            "2026-11-21 09:00": "tomorrow at 9 am",
            "2026-11-19 16:30": "yesterday at 4:30 pm",
            "2026-11-18 09:00": "Wednesday, November 18 at 9 am",
            "2026-11-22 09:00": "Sunday, November 22 at 9 am",
            "2027-01-04 09:00": "Monday, January 4, 2027 at 9 am",
        }.items():
            with self.subTest(moment):
                self.assertEqual(moment_in_words(at(moment), self.NOW).replace("\u00a0", " "), words)
