"""Openings: who on the waitlist rises when a clinician has room again."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.models import CallbackRequest, DoNotCall
from booking.models.choices import AgeBand, Status, Tab
from booking.openings import find_openings
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory, ClinicianPageFactory, LanguageFactory, PlanFactory, translation


class OpeningsTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.english, cls.spanish = LanguageFactory(english=True), LanguageFactory(spanish=True)
        cls.ana = ClinicianPageFactory(title="Ana", languages=[cls.english], accepting="waitlist")
        cls.bea = ClinicianPageFactory(title="Bea", languages=[cls.english, cls.spanish], accepting="no")

    def setUp(self):
        super().setUp()
        find_openings(self.practice)  # The first look only learns.

    def waiting(self, **fields):
        since = timezone.now() - dt.timedelta(days=fields.pop("days", 3))
        return CallbackRequestFactory(status=Status.WAITLIST, waiting_since=since, **fields)

    def answer(self, clinician, answer):
        clinician.answer_accepting(answer)
        return find_openings(self.practice)

    def marked(self):
        rows = CallbackRequest.objects.filter(opening__isnull=False)
        return {row.pk: row.opening.title for row in rows.select_related("opening")}

    def test_from_waitlist_to_yes_marks_who_fits_and_says_so_in_the_history(self):
        callback = self.waiting()
        CallbackRequestFactory()
        CallbackRequestFactory(closed=True)
        self.assertEqual((self.answer(self.ana, "yes"), self.marked()), (1, {callback.pk: "Ana"}))
        entry = logged("opening").get()
        self.assertEqual(entry.object_id, str(callback.pk))
        self.assertEqual(entry.data, {"actor": "schedule", "clinician": self.ana.pk})
        self.assertEqual(find_openings(self.practice), 0)
        self.assertEqual(logged("opening").count(), 1)

    def test_a_number_that_must_not_be_called_is_not_marked(self):
        callback = self.waiting()
        DoNotCall.objects.create(phone_index=callback.phone_index)
        self.assertEqual((self.answer(self.ana, "yes"), self.marked()), (0, {}))

    def test_language_age_format_plan_and_clinician_must_fit(self):
        plan = PlanFactory()
        self.ana.ages_from, self.ana.telehealth, self.ana.in_person = 18, False, True
        self.ana.has_own_ways, self.ana.plans = True, [plan]
        self.ana.save()
        fits = [
            self.waiting(),
            self.waiting(age_band=AgeBand.ADULT),
            self.waiting(wanted_format="in_person", wanted_plan=plan.slug),
            self.waiting(clinician=translation(self.ana)),  # Asked for on the Spanish site.
        ]
        self.waiting(spanish=True)
        self.waiting(age_band=AgeBand.UNDER_12)
        self.waiting(wanted_format="telehealth")
        self.waiting(wanted_plan="another")
        self.waiting(clinician=self.bea)
        self.answer(self.ana, "yes")
        self.assertEqual(self.marked(), {callback.pk: "Ana" for callback in fits})

    def test_what_is_no_news_marks_no_one(self):
        self.waiting()
        for answer in ["waitlist", "no", "waitlist"]:
            self.assertEqual(self.answer(self.ana, answer), 0)
        self.answer(self.ana, "yes")
        CallbackRequest.objects.update(opening=None)  # As after “Still waiting”.
        self.assertEqual(self.answer(self.ana, "yes"), 0)
        stale = timezone.localdate() - dt.timedelta(days=self.practice.accepting_days + 1)
        self.ana.answer_accepting("yes", on=stale)
        self.assertEqual(find_openings(self.practice), 0)
        self.assertEqual(self.answer(self.ana, "yes"), 0)
        self.assertEqual((self.answer(self.ana, "no"), self.answer(self.ana, "yes")), (0, 1))

    def grow_old(self, clinician):
        old = timezone.localdate() - dt.timedelta(days=self.practice.accepting_days + 1)
        clinician.answer_accepting("yes", on=old)
        return find_openings(self.practice)

    def test_an_answer_grown_old_holds_its_openings_until_it_is_confirmed(self):
        newer, older = self.waiting(days=2), self.waiting(days=40)
        self.answer(self.ana, "yes")
        answered = self.waiting(days=90)
        for _ in range(2):
            self.assertEqual((self.grow_old(self.ana), self.marked()), (0, {}))
            self.assertEqual((self.answer(self.ana, "yes"), self.marked()), (2, {newer.pk: "Ana", older.pk: "Ana"}))
            rows = CallbackRequest.objects.tab(Tab.WAITLIST, self.user).in_order(Tab.WAITLIST)
            self.assertEqual(list(rows), [older, newer, answered])
            self.assertEqual(self.answer(self.ana, "yes"), 0)
        self.assertEqual(logged("opening").filter(object_id=str(older.pk)).count(), 3)

    def test_held_no_more_after_a_check_in_another_answer_or_a_stop(self):
        asked, stopped, kept = self.waiting(), self.waiting(), self.waiting()
        self.answer(self.ana, "yes")
        self.grow_old(self.ana)
        self.act("attempt", asked, outcome="still_waits", expected_entries=0)
        DoNotCall.objects.create(phone_index=stopped.phone_index)
        self.assertEqual((self.answer(self.ana, "yes"), self.marked()), (1, {kept.pk: "Ana"}))
        self.grow_old(self.ana)
        self.ana.unpublish()
        find_openings(self.practice)
        self.assertFalse(CallbackRequest.objects.exclude(held_opening=None).exists())

    def test_what_is_held_for_one_rises_for_another(self):
        callback = self.waiting()
        self.answer(self.ana, "yes")
        self.grow_old(self.ana)
        self.assertEqual((self.answer(self.bea, "yes"), self.marked()), (1, {callback.pk: "Bea"}))
        self.assertEqual((self.answer(self.ana, "yes"), self.marked()), (0, {callback.pk: "Bea"}))

    def test_an_opening_that_is_gone_is_taken_off(self):
        self.waiting()
        self.answer(self.ana, "yes")
        self.answer(self.ana, "no")
        self.assertEqual(self.marked(), {})
        self.answer(self.ana, "yes")
        self.ana.unpublish()
        find_openings(self.practice)
        self.assertEqual(self.marked(), {})

    def test_someone_new_with_room_is_an_opening(self):
        callback = self.waiting(spanish=True)
        ClinicianPageFactory(title="Cleo", languages=[self.spanish])
        self.assertEqual((find_openings(self.practice), self.marked()), (1, {callback.pk: "Cleo"}))

    def test_openings_come_first_the_longest_wait_first_then_the_next_check_in(self):
        later = self.waiting(spanish=True, due_at=timezone.now() + dt.timedelta(days=9))
        sooner = self.waiting(spanish=True, days=1, due_at=timezone.now() + dt.timedelta(days=2))
        newer, older = self.waiting(days=2), self.waiting(days=40)
        self.answer(self.ana, "yes")
        rows = CallbackRequest.objects.tab(Tab.WAITLIST, self.user).in_order(Tab.WAITLIST)
        self.assertEqual(list(rows), [older, newer, sooner, later])

    def test_cost_does_not_grow_with_those_who_wait(self):
        self.waiting()
        self.ana.answer_accepting("yes")
        with CaptureQueriesContext(connection) as few:
            find_openings(self.practice)
        self.answer(self.ana, "no")
        for _ in range(20):
            self.waiting()
        self.ana.answer_accepting("yes")
        with CaptureQueriesContext(connection) as many:
            self.assertEqual(find_openings(self.practice), 21)
        self.assertLessEqual(len(many), len(few) + 1)
