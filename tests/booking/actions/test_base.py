from django.db import connection
from django.test.utils import CaptureQueriesContext

from booking.actions.base import AlreadyClaimed, IllegalTransition, check_claim, locked, transition
from booking.actions.change_status import change_status
from booking.actions.claim import claim, release, take_over
from booking.actions.do_not_call import put_on_do_not_call_list
from booking.actions.erase import erase
from booking.actions.log_call import log_call
from booking.actions.merge import merge
from booking.actions.note import add_note
from booking.models import CallbackRequest
from booking.models.choices import Outcome, Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory, UserFactory


class LockTests(DeskTestCase):
    def test_reads_the_row_anew_in_a_transaction(self):
        stale = CallbackRequestFactory()
        CallbackRequest.objects.filter(pk=stale.pk).update(may_text=True)
        depth = len(connection.savepoint_ids)
        with locked(stale):
            self.assertTrue(stale.may_text)
            self.assertEqual(len(connection.savepoint_ids), depth + 1)

    def test_locks_in_one_order(self):
        one, two = CallbackRequestFactory.create_batch(2)
        for rows in ([one, two], [two, one]):
            with CaptureQueriesContext(connection) as queries, locked(*rows):
                pass
            read = [query["sql"] for query in queries if "FROM" in query["sql"]]
            for sql, row in zip(read, (one, two), strict=True):
                self.assertRegex(sql, rf'"id" = {row.pk}\b')


class CheckTests(DeskTestCase):
    def test_a_claim_keeps_everybody_else_out(self):
        callback, other = CallbackRequestFactory(claimed=True), UserFactory(frontdesk=True)
        check_claim(callback, callback.claimed_by)
        for somebody in (other, None):
            with self.assertRaises(AlreadyClaimed) as refused:
                check_claim(callback, somebody)
            self.assertEqual(refused.exception.claimed_by, callback.claimed_by)

    def test_an_illegal_transition_writes_and_records_nothing(self):
        callback = CallbackRequestFactory(spam=True)
        with self.assertRaises(IllegalTransition), locked(callback):
            transition(callback, Status.SCHEDULED, by=self.user)
        callback.refresh_from_db()
        self.assertEqual((callback.status, logged("change_status").count()), (Status.SPAM, 0))

    def test_what_is_over_takes_no_claim_and_no_call(self):
        callback, other = CallbackRequestFactory(closed=True), CallbackRequestFactory()
        refused = [
            lambda: claim(callback, self.user),
            lambda: take_over(callback, self.user),
            lambda: release(callback, self.user, note="Rang"),
            lambda: log_call(callback, self.user, Outcome.REACHED, practice=self.practice),
            lambda: merge(other, callback, self.user),
        ]
        for action in refused:
            self.assertRaises(IllegalTransition, action)
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.claimed_by, callback.entries), (Status.SCHEDULED, None, []))

    def test_every_check_comes_before_what_is_written(self):
        one, other = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        closed = CallbackRequestFactory(closed=True, phone="tel:+1-951-555-0111")
        for action in [
            lambda: release(closed, self.user, note="Rang"),
            lambda: change_status(closed, Status.SPAM, self.user, note="Rang"),
            lambda: merge(closed, other, self.user, note="Rang"),
            lambda: merge(one, closed, self.user, note="Rang"),
        ]:
            with CaptureQueriesContext(connection) as queries:
                self.assertRaises(IllegalTransition, action)
            written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
            self.assertEqual(written, [])

    def test_what_is_erased_takes_no_word_and_has_no_number(self):
        callback = CallbackRequestFactory()
        erase(callback, by=self.manager)
        self.assertRaises(IllegalTransition, lambda: add_note(callback, self.user, "Rang"))
        self.assertRaises(IllegalTransition, lambda: put_on_do_not_call_list(callback, self.user, "Asked"))
        self.assertFalse(logged("do_not_call").exists())
