"""Receiving a submission once, however often it is sent."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import IntegrityError, connection
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from booking.actions.claim import claim
from booking.actions.receive import receive
from booking.actions.withdraw import withdraw
from booking.encryption.blind_index import phone_index
from booking.models import CallbackRequest
from booking.models.choices import Status
from practice.phones import parsed
from tests.booking.public_case import PublicTestCase
from tests.factories import CallbackRequestFactory, UserFactory

TOGETHER = 8


def fields(number=0, **changes):
    promised_at = timezone.now() + dt.timedelta(hours=2)
    answers = {"name": f"Caller {number}", "phone": parsed(f"tel:+1-951-555-{number:04d}")}
    return {**answers, "promised_at": promised_at, "due_at": promised_at, **changes}


class ReceiveTests(TestCase):
    def receive(self, key="key", **changes):
        return receive(key, **fields(**changes))

    def test_sent_again_it_is_the_same_request(self):
        first = self.receive()
        self.assertEqual([self.receive().pk for _ in range(3)], [first.pk] * 3)
        self.assertEqual(CallbackRequest.objects.count(), 1)

    def test_a_corrected_number_keeps_the_one_before(self):
        self.receive()
        stored = self.receive(phone=parsed("805 555 0100"))
        stored.refresh_from_db()
        self.assertEqual((stored.last_digits, stored.phone_before), ("0100", parsed("951 555 0000")))
        self.assertTrue(CallbackRequest.objects.filter(phone_index=phone_index(parsed("+18055550100"))).exists())

    def test_a_corrected_name_replaces_the_other(self):
        self.receive()
        self.assertEqual(self.receive(name="Ana").name, "Ana")
        self.assertEqual(CallbackRequest.objects.count(), 1)

    def test_another_name_and_number_is_somebody_else_at_the_same_screen(self):
        somebody = {"name": "Beto", "phone": parsed("805 555 0100")}
        self.receive()
        self.assertEqual(self.receive(**somebody).pk, self.receive(**somebody).pk)
        self.assertEqual(self.receive(**somebody | {"phone": parsed("805 555 0101")}).name, "Beto")
        self.assertEqual(CallbackRequest.objects.count(), 2)

    def test_what_was_promised_first_still_holds(self):
        first = self.receive()
        later = timezone.now() + dt.timedelta(days=1)
        again = self.receive(may_leave_message=True, promised_at=later, due_at=later)
        self.assertEqual((again.promised_at, again.due_at), (first.promised_at, first.due_at))
        self.assertTrue(again.may_leave_message)

    def test_other_times_make_another_promise(self):
        self.receive()
        later = timezone.now() + dt.timedelta(days=1)
        again = self.receive(best_times=["weekend"], promised_at=later, due_at=later)
        self.assertEqual((again.promised_at, again.due_at), (later, later))

    def test_a_correction_leaves_the_claim_alone(self):
        first = self.receive()
        claim(first, UserFactory(frontdesk=True))
        again = self.receive(may_leave_message=True)
        self.assertEqual(again.status, Status.CLAIMED)

    def test_sent_again_after_it_was_withdrawn_it_is_a_request_of_its_own(self):
        first = self.receive()
        withdraw(first)
        second = self.receive()
        self.assertEqual(self.receive().pk, second.pk)
        self.assertNotEqual(first.pk, second.pk)
        self.assertTrue(second.is_open)

    def test_taken_for_spam_and_sent_again_by_a_person_it_joins_the_queue(self):
        self.receive(status=Status.SPAM, closed_at=timezone.now())
        again = self.receive(status=Status.NEW)
        self.assertEqual((again.status, again.closed_at), (Status.NEW, None))
        self.assertEqual(self.receive(status=Status.SPAM, closed_at=timezone.now()).status, Status.NEW)

    def test_a_reference_that_is_taken_is_drawn_again(self):
        taken = CallbackRequestFactory().reference
        drawn = iter([taken, taken, "XXX-777"])
        field = CallbackRequest._meta.get_field("reference")
        self.addCleanup(setattr, field, "default", field.default)
        self.addCleanup(field.__dict__.pop, "_get_default", None)
        field.default = lambda: next(drawn)
        field.__dict__.pop("_get_default", None)
        self.assertEqual(self.receive().reference, "XXX-777")

    def test_what_can_never_be_stored_is_an_error_and_no_endless_loop(self):
        with self.assertRaises(IntegrityError):
            self.receive(due_at=None)


class OneConnectionTests(PublicTestCase):
    def test_two_people_of_one_name_with_numbers_alike_are_two_requests(self):
        self.send(phone="951 555 0142")
        self.send(phone="951 555 0143")
        self.assertEqual({request.last_digits for request in CallbackRequest.objects.all()}, {"0142", "0143"})


class TogetherTests(TransactionTestCase):
    """Real connections at the same moment."""

    serialized_rollback = True

    def at_once(self, work, arguments):
        start = threading.Barrier(TOGETHER)

        def run(share):
            try:
                start.wait(10)
                for argument in share:
                    work(argument)
            finally:
                connection.close()

        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(run, [arguments[index::TOGETHER] for index in range(TOGETHER)]))

    def test_doubled_submissions_are_stored_once_each(self):
        def send(number):
            receive(f"key-{number}", **fields(number))

        # Neighbors in the list go to different threads, which meet at the same number.
        self.at_once(send, [number for number in range(100) for _ in range(2)])
        self.assertEqual(CallbackRequest.objects.count(), 100)
        self.assertEqual(CallbackRequest.objects.values("phone_index").distinct().count(), 100)

    def test_one_key_sent_by_everybody_at_once_is_one_request(self):
        self.at_once(lambda _: receive("key", **fields()), list(range(TOGETHER * 4)))
        self.assertEqual(CallbackRequest.objects.count(), 1)
