"""Two requests of one number become one."""

import pytest

from booking.actions.claim import claim
from booking.actions.merge import merge
from booking.models import CallbackRequest
from booking.models.choices import AgeBand, IfSomeoneElseAnswers, Status
from tests.booking.at_once import at_once
from tests.booking.desk_case import DeskTestCase, in_minutes
from tests.factories import CallbackRequestFactory, UserFactory, open_practice


class MergeTests(DeskTestCase):
    def test_both_show_each_other(self):
        first, second = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        self.assertContains(self.open(first), second.reference)
        self.assertContains(self.open(second), first.reference)

    def test_stricter_rule_and_earlier_time_win_and_histories_join(self):
        early = CallbackRequestFactory(phone="tel:+1-951-555-0111", may_leave_message=False, due_at=in_minutes(10))
        kept = CallbackRequestFactory(
            phone="tel:+1-951-555-0111",
            may_leave_message=True,
            if_someone_else_answers=IfSomeoneElseAnswers.PRACTICE,
            due_at=in_minutes(90),
        )
        early.attempts.create(outcome="busy", by=self.user)
        due = early.due_at
        self.act("merge", early, into=kept.pk)
        kept = CallbackRequest.objects.get(pk=kept.pk)
        self.assertEqual(early.status, Status.MERGED)
        self.assertEqual((kept.may_leave_message, kept.due_at), (False, due))
        self.assertEqual(kept.if_someone_else_answers, IfSomeoneElseAnswers.HANG_UP)
        self.assertEqual(len(kept.entries), 1)

    def test_a_promise_joins_a_request_without_one(self):
        promised = CallbackRequestFactory(phone="tel:+1-951-555-0111", due_at=in_minutes(10))
        kept = CallbackRequestFactory(phone="tel:+1-951-555-0111", promised_at=None, due_at=in_minutes(90))
        self.act("merge", promised, into=kept.pk)
        self.assertEqual(CallbackRequest.objects.get(pk=kept.pk).promised_at, promised.promised_at)
        third = CallbackRequestFactory(phone="tel:+1-951-555-0111", promised_at=None, due_at=in_minutes(90))
        fourth = CallbackRequestFactory(phone="tel:+1-951-555-0111", promised_at=None, due_at=in_minutes(90))
        self.act("merge", third, into=fourth.pk)
        self.assertIsNone(CallbackRequest.objects.get(pk=fourth.pk).promised_at)

    def test_another_number_is_refused(self):
        first = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        other = CallbackRequestFactory(phone="tel:+1-951-555-0112")
        self.act("merge", first, into=other.pk)
        self.assertEqual(first.status, Status.NEW)


class MergedMeanwhileTests(DeskTestCase):
    def test_the_young_persons_banner_is_merged_in(self):
        young = CallbackRequestFactory(phone="tel:+1-951-555-0111", age_band=AgeBand.TEEN)
        kept = CallbackRequestFactory(phone="tel:+1-951-555-0111", for_whom="child")
        self.act("merge", young, into=kept.pk)
        self.assertContains(self.open(kept), "do not assume parents may know")

    def test_merging_keeps_what_was_changed_meanwhile(self):
        one, kept = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111", may_leave_message=True)
        stale = CallbackRequest.objects.get(pk=kept.pk)
        claim(kept, self.user)
        merge(one, stale, self.user)
        kept.refresh_from_db()
        self.assertEqual((kept.status, kept.claimed_by), (Status.CLAIMED, self.user))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTogether:
    def test_two_requests_merged_into_each_other_leave_one_to_call(self):
        open_practice()
        user = UserFactory(frontdesk=True)
        one, two = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        pairs = [[CallbackRequest.objects.get(pk=row.pk) for row in pair] for pair in ((one, two), (two, one))]
        at_once([lambda pair=pair: merge(pair[0], pair[1], user) for pair in pairs])
        assert sorted(CallbackRequest.objects.values_list("status", flat=True)) == [Status.MERGED, Status.NEW]
