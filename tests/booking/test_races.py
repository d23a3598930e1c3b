"""What two people do at the same moment, or one person twice."""

import datetime as dt
import threading
import time
from unittest import mock

import pytest

from django.db import OperationalError, connection
from django.utils import timezone

from booking.choices import AgeBand, Outcome, Status
from booking.models import CallbackRequest, IllegalMoveError
from booking.models.querysets import CallbackRequestQuerySet
from booking.retention import purge
from tests.booking.desk import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory, UserFactory, open_practice

PEOPLE = 20


def at_once(works):
    """Run every function in a thread and a connection of its own; return what each returned or raised."""
    barrier, results = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=20)
            results.append(patiently(work))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(works)
    return results


def patiently(write):
    """Try again while SQLite in memory, which does not wait as a file does, is locked by another thread."""
    for _ in range(500):
        try:
            return write()
        except OperationalError:
            time.sleep(0.02)
        except (IllegalMoveError, ValueError) as error:
            return error
    raise AssertionError("The database stayed locked.")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTogether:
    def test_of_twenty_claims_one_wins(self):
        open_practice()
        callback = CallbackRequestFactory()
        copies = [(CallbackRequest.objects.get(pk=callback.pk), UserFactory(frontdesk=True)) for _ in range(PEOPLE)]
        won = at_once([lambda mine=mine, user=user: mine.claim(user) for mine, user in copies])
        assert sorted(won) == [False] * (PEOPLE - 1) + [True]
        callback.refresh_from_db()
        assert callback.claimed_by in [user for _mine, user in copies]

    def test_one_button_clicked_by_ten_hands_logs_one_call(self):
        practice, user, callback = open_practice(), UserFactory(frontdesk=True), CallbackRequestFactory()
        copies = [CallbackRequest.objects.get(pk=callback.pk) for _ in range(10)]
        click = {"practice": practice, "calls": 0}
        logs = at_once([lambda mine=mine: mine.log_attempt(user, Outcome.NO_ANSWER, **click).pk for mine in copies])
        assert len(set(logs)) == 1
        assert callback.attempts.count() == 1

    def test_two_requests_folded_into_each_other_leave_one_to_call(self):
        open_practice()
        user = UserFactory(frontdesk=True)
        one, two = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        pairs = [[CallbackRequest.objects.get(pk=row.pk) for row in pair] for pair in ((one, two), (two, one))]
        at_once([lambda pair=pair: pair[0].fold_into(pair[1], user) for pair in pairs])
        assert sorted(CallbackRequest.objects.values_list("status", flat=True)) == [Status.FOLDED, Status.NEW]


class OneAfterTheOtherTests(DeskTestCase):
    def log(self, callback, outcome, calls=0, **data):
        return self.client.post(desk_url("attempt", callback.pk), {"outcome": outcome, "calls": calls, **data})

    def test_a_second_click_is_no_second_call(self):
        for outcome in ("no_answer", "reached"):
            callback = CallbackRequestFactory()
            for _ in range(2):
                self.assertRedirects(self.log(callback, outcome), desk_url("index"))
            self.assertEqual(callback.attempts.count(), 1, outcome)

    def test_the_screen_tells_how_many_calls_it_knows_of(self):
        callback = CallbackRequestFactory()
        callback.log_attempt(self.user, Outcome.BUSY)
        self.assertContains(self.open(callback), '<input type="hidden" name="calls" value="1">', html=True)

    def test_a_call_logged_meanwhile_is_shown_and_the_note_kept(self):
        callback = CallbackRequestFactory()
        callback.log_attempt(UserFactory(frontdesk=True), Outcome.BUSY)
        response = self.log(callback, "no_answer", note="Typed while she rang")
        self.assertContains(response, "Meanwhile something else was logged", status_code=422)
        self.assertContains(response, "Typed while she rang", status_code=422)
        self.assertContains(response, 'name="calls" value="1"', status_code=422)
        self.assertEqual(callback.attempts.count(), 1)

    def test_who_withdrew_is_not_called_again_by_a_screen_left_open(self):
        callback = CallbackRequestFactory(claimed=True, claimed_by=self.user)
        CallbackRequest.objects.filter(pk=callback.pk).withdraw()
        response = self.client.post(desk_url("attempt", callback.pk), {"outcome": "no_answer", "calls": 0}, follow=True)
        self.assertContains(response, "cannot be done any more")
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.claimed_by), (Status.WITHDRAWN, None))
        self.assertEqual(callback.attempts.count(), 0)

    def test_what_was_taken_up_again_is_not_purged(self):
        past = timezone.now() - dt.timedelta(days=self.practice.retention_days + 1)
        callback = CallbackRequestFactory(closed=True, closed_at=past)
        found = CallbackRequestQuerySet.to_purge

        def found_a_moment_before(rows, *args):
            keys = list(found(rows, *args).values_list("pk", flat=True))
            if keys:
                callback.move_to(Status.TRYING)
                return CallbackRequest.objects.filter(pk__in=keys)
            return found(rows, *args)

        with mock.patch.object(CallbackRequestQuerySet, "to_purge", found_a_moment_before):
            self.assertEqual(purge(self.practice), 0)
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.erased_at), (Status.TRYING, None))

    def test_the_young_persons_banner_is_folded_in(self):
        young = CallbackRequestFactory(phone="tel:+1-951-555-0111", age_band=AgeBand.TEEN)
        kept = CallbackRequestFactory(phone="tel:+1-951-555-0111", for_whom="child")
        self.act("fold", young, into=kept.pk)
        self.assertContains(self.open(kept), "do not assume parents may know")

    def test_folding_keeps_what_was_changed_meanwhile(self):
        one, kept = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111", may_leave_message=True)
        stale = CallbackRequest.objects.get(pk=kept.pk)
        kept.claim(self.user)
        one.fold_into(stale, self.user)
        kept.refresh_from_db()
        self.assertEqual((kept.status, kept.claimed_by), (Status.CLAIMED, self.user))

    def test_erasing_reaches_what_was_folded_in(self):
        one, kept = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111", name="Ximena")
        self.act("fold", one, into=kept.pk)
        self.act("erase", kept)
        one.refresh_from_db()
        self.assertEqual((one.name, one.phone, one.phone_index), ("", "", ""))
        self.assertEqual(logged("erase").count(), 2)
