"""Stops and numbers while index keys are exchanged: what was stored under any listed key is found."""

from django.test import override_settings

from booking.actions.merge import merge
from booking.models import CallbackRequest, DoNotCall
from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory

NUMBER = "tel:+1-951-555-0111"
OLD, NEW, BOTH = (override_settings(BLIND_INDEX_KEYS=keys) for keys in (["old"], ["new"], ["new", "old"]))


class ListedKeysTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        with OLD:
            self.before = CallbackRequestFactory(phone=NUMBER, name="María Ruiz")

    def stop(self, callback):
        self.act("do-not-call", callback, do_not_call_reason="Her brother answers")

    def reasons(self):
        rows = CallbackRequest.objects.with_do_not_call().order_by("pk")
        return [row.do_not_call_reason for row in rows]

    def test_a_stop_under_an_older_key_stops_old_and_new_requests(self):
        with OLD:
            self.stop(self.before)
        with BOTH:
            again = CallbackRequestFactory(phone=NUMBER)
            self.assertNotEqual(again.phone_index, self.before.phone_index)
            self.assertEqual(self.reasons(), ["Her brother answers"] * 2)
            self.assertContains(self.open(again), "Her brother answers")
        with NEW:
            self.assertEqual(self.reasons()[1], "Her brother answers")

    def test_a_stop_of_today_stops_requests_under_the_older_key(self):
        with BOTH:
            self.stop(CallbackRequestFactory(phone=NUMBER))
            self.assertEqual(self.reasons(), ["Her brother answers"] * 2)

    def test_a_stop_that_is_there_keeps_its_reason_and_ends_under_every_key(self):
        with OLD:
            self.stop(self.before)
        self.client.force_login(self.manager)
        with BOTH:
            self.act("do-not-call", self.before, do_not_call_reason="Another")
            self.assertEqual({entry.reason for entry in DoNotCall.objects.all()}, {"Her brother answers"})
            self.act("do-not-call", self.before, remove="1", lift_reason="wants_calls")
        self.assertFalse(DoNotCall.objects.exists())

    def test_numbers_and_names_under_any_listed_key_are_found(self):
        with BOTH:
            again = CallbackRequestFactory(phone=NUMBER, name="Maria Ruiz")
            for text in ["951-555-0111", "555-0111", "0111", "maria ruiz"]:
                self.assertEqual(CallbackRequest.objects.found(text).count(), 2, text)
            same = [row.pk for row in CallbackRequest.objects.with_same_number(again.pk)]
            self.assertEqual(same, [again.pk, self.before.pk])
            merge(self.before, again, self.user)
            self.assertEqual(self.before.status, Status.MERGED)
