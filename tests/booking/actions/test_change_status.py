"""Changes of status without a call."""

from booking.actions.erase import erase
from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory


class ChangeStatusTests(DeskTestCase):
    def test_restored_spam_keeps_its_due_time(self):
        callback = CallbackRequestFactory(spam=True)
        due = callback.due_at
        self.act("change-status", callback, status="new")
        self.assertEqual((callback.status, callback.due_at), (Status.NEW, due))

    def test_what_is_erased_is_taken_up_no_more(self):
        """No one is left to be called; the buttons are gone, and an old screen is told."""
        for traits in ({"closed": True}, {"spam": True}, {"status": Status.WAITLIST}, {}):
            callback = CallbackRequestFactory(**traits)
            erase(callback)
            stood = callback.status
            for status in ("trying", "new", "scheduled"):
                self.assertNotContains(self.open(callback), f'name="status" value="{status}"')
                self.act("change-status", callback, status=status)
                self.assertEqual((callback.status, callback.erased_at is None), (stood, False), traits)
