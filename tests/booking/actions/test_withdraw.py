"""Withdrawals by the visitor."""

from unittest.mock import patch

from booking.actions.base import locked
from booking.actions.erase import erase
from booking.actions.merge import merge
from booking.actions.withdraw import withdraw, withdraw_by_key, withdraw_by_reference
from booking.models import CallbackRequest
from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.booking.public_case import PublicTestCase
from tests.factories import CallbackRequestFactory

_REFRESH = CallbackRequest.refresh_from_db


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

    def test_last_digits_are_compared_with_the_number_as_corrected_a_moment_ago(self):
        callback = CallbackRequestFactory(reference="K7M-4XQ", phone="951 555 0142")

        def locked_late(*requests):
            CallbackRequest.objects.filter(pk=callback.pk).update(phone="951 555 0177")
            return locked(*requests)

        with patch("booking.actions.withdraw.locked", locked_late):
            withdraw_by_reference("K7M-4XQ", "0142")
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.last_digits), (Status.NEW, "0177"))

    def test_locks_merged_requests_in_the_order_that_erasing_has(self):
        kept, one = CallbackRequestFactory.create_batch(2, phone="951 555 0142")
        merge(one, kept, self.user)
        for action, request in [(withdraw, one), (erase, kept)]:
            read = patch.object(CallbackRequest, "refresh_from_db", autospec=True, side_effect=_REFRESH)
            with self.subTest(action.__name__), read as rows:
                action(request)
                self.assertEqual([call.args[0].pk for call in rows.call_args_list][:2], [kept.pk, one.pk])

    def test_an_unknown_key_does_nothing(self):
        CallbackRequestFactory()
        withdraw_by_key("")
        self.assertFalse(logged("change_status").exists())
