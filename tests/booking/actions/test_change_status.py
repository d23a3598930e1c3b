"""Changes of status without a call."""

from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory


class ChangeStatusTests(DeskTestCase):
    def test_restored_spam_keeps_its_due_time(self):
        callback = CallbackRequestFactory(spam=True)
        due = callback.due_at
        self.act("change-status", callback, status="new")
        self.assertEqual((callback.status, callback.due_at), (Status.NEW, due))
