"""Claiming, taking over, releasing, by hand and by the schedule."""

import pytest

from django.utils import timezone

from booking.actions.base import AlreadyClaimed
from booking.actions.claim import claim, release_idle
from booking.models import CallbackRequest
from booking.models.choices import Status
from booking.promise import clock
from tests.booking.at_once import at_once
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory, UserFactory, open_practice

PEOPLE = 20


class ClaimTests(DeskTestCase):
    def test_claim_and_put_back(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        self.assertEqual((callback.status, callback.claimed_by), (Status.CLAIMED, self.user))
        self.act("release", callback)
        self.assertEqual((callback.status, callback.claimed_by), (Status.NEW, None))

    def test_second_one_is_told_who_has_it(self):
        colleague = UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz")
        callback = CallbackRequestFactory(claimed=True, claimed_by=colleague)
        response = self.client.post(desk_url("claim", callback.pk), follow=True)
        self.assertContains(response, "Ana Ruiz has this request.")
        callback.refresh_from_db()
        self.assertEqual(callback.claimed_by, colleague)
        with self.assertRaises(AlreadyClaimed) as refused:
            claim(callback, self.user)
        self.assertEqual(refused.exception.claimed_by, colleague)

    def test_the_screen_says_who_has_it_and_since_when(self):
        colleague = UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz")
        callback = CallbackRequestFactory(claimed=True, claimed_by=colleague)
        since = timezone.localtime(callback.claimed_at)
        self.assertContains(self.open(callback), f"Ana Ruiz has this request since {clock(since)}.")

    def test_taking_over_is_recorded(self):
        callback = CallbackRequestFactory(claimed=True)
        self.act("take-over", callback)
        self.assertEqual(callback.claimed_by, self.user)
        self.assertEqual(logged("change_status").count(), 2)

    def test_opening_keeps_ones_own_claim_awake(self):
        callback = CallbackRequestFactory(claimed=True, claimed_by=self.user, claimed_at=in_minutes(-20))
        self.open(callback)
        callback.refresh_from_db()
        self.assertGreater(callback.claimed_at, in_minutes(-1))


class RecordedTests(DeskTestCase):
    def test_a_claim_that_fell_asleep_is_recorded_when_it_is_given_back(self):
        fresh = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried.attempts.create(outcome="busy", by=self.user)
        CallbackRequestFactory(claimed=True)
        self.assertEqual(release_idle(30), 2)
        rows = {row.object_id: row.data for row in logged("change_status")}
        self.assertEqual(rows[str(fresh.pk)], {"old": Status.CLAIMED, "new": Status.NEW})
        self.assertEqual(rows[str(tried.pk)], {"old": Status.CLAIMED, "new": Status.TRYING})
        self.assertEqual(len(rows), 2)

    def test_claim_release_and_spam_there_and_back(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        self.act("release", callback)
        self.act("change-status", callback, status="spam")
        self.act("change-status", callback, status="new")
        moves = [(entry.user, entry.data["new"]) for entry in logged("change_status").order_by("pk")]
        self.assertEqual(moves, [(self.user, status) for status in ("claimed", "new", "spam", "new")])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTogether:
    def test_of_twenty_claims_one_wins(self):
        open_practice()
        callback = CallbackRequestFactory()
        copies = [(CallbackRequest.objects.get(pk=callback.pk), UserFactory(frontdesk=True)) for _ in range(PEOPLE)]
        won = at_once([lambda mine=mine, user=user: claim(mine, user) for mine, user in copies])
        assert sum(isinstance(error, AlreadyClaimed) for error in won) == PEOPLE - 1
        assert won.count(None) == 1
        callback.refresh_from_db()
        assert callback.claimed_by in [user for _mine, user in copies]
