"""Withdrawals by the visitor."""

from booking.actions.merge import merge
from booking.actions.withdraw import withdraw, withdraw_by_key, withdraw_by_reference
from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.booking.public_case import PublicTestCase
from tests.factories import CallbackRequestFactory


class WithdrawTests(PublicTestCase):
    def test_a_withdrawal_names_the_visitor(self):
        self.send()
        withdraw(self.stored())
        entry = logged("change_status").get()
        self.assertEqual((entry.user, entry.data), (None, {"old": "new", "new": "withdrawn", "actor": "visitor"}))


class ReferenceTests(DeskTestCase):
    def test_only_with_its_last_digits_and_only_once(self):
        callback = CallbackRequestFactory(reference="K7M-4XQ", phone="951 555 0142")
        for reference, digits in [("K7M-4XQ", ""), ("K7M-4XQ", "0143"), ("K7M-4XR", "0142"), ("", "0142")]:
            withdraw_by_reference(reference, digits)
        callback.refresh_from_db()
        self.assertEqual(callback.status, Status.NEW)
        for _ in range(2):
            withdraw_by_reference("k7m 4xq", "0142")
        callback.refresh_from_db()
        self.assertEqual((callback.status, logged("change_status").count()), (Status.WITHDRAWN, 1))

    def test_takes_along_the_request_it_was_merged_into(self):
        one, kept = CallbackRequestFactory.create_batch(2, phone="951 555 0142")
        merge(one, kept, self.user)
        withdraw_by_key(one.key)
        kept.refresh_from_db()
        one.refresh_from_db()
        self.assertEqual((one.status, kept.status), (Status.MERGED, Status.WITHDRAWN))

    def test_an_unknown_key_does_nothing(self):
        CallbackRequestFactory()
        withdraw_by_key("")
        self.assertFalse(logged("change_status").exists())
