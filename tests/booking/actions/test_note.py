from booking.actions.note import add_note
from booking.models.choices import Outcome, Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory, UserFactory


class NoteTests(DeskTestCase):
    def test_changes_nothing_else_whoever_has_the_request(self):
        callback = CallbackRequestFactory(claimed=True)
        add_note(callback, self.user, "Her sister rang")
        self.assertEqual(
            [(entry.outcome, entry.note) for entry in callback.entries], [(Outcome.NOTE, "Her sister rang")]
        )
        self.assertEqual((callback.status, callback.calls_made), (Status.CLAIMED, []))
        self.assertEqual((logged("note").get().user, logged("note").get().data), (self.user, {}))

    def test_an_empty_one_is_none(self):
        callback = CallbackRequestFactory()
        add_note(callback, self.user, "")
        self.assertEqual((callback.entries, logged("note").count()), ([], 0))

    def test_sent_twice_it_is_kept_once(self):
        callback = CallbackRequestFactory()
        for _ in range(2):
            add_note(callback, self.user, "Rang", expected_entries=0)
        self.assertEqual(len(callback.entries), 1)
        add_note(callback, self.user, "Rang", expected_entries=1)  # Seen, and meant again.
        add_note(callback, UserFactory(frontdesk=True), "Rang", expected_entries=0)
        self.assertEqual(len(callback.entries), 3)
