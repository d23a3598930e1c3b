"""State machine of the desk: three people and the visitor act at random; what must never happen is asked after each."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from wagtail.models import ModelLogEntry

from booking.actions.base import ActionError
from booking.actions.change_status import change_status
from booking.actions.claim import claim, release, release_idle, take_over
from booking.actions.erase import PERSONAL, erase
from booking.actions.legal_hold import set_legal_hold
from booking.actions.log_call import log_call
from booking.actions.merge import merge
from booking.actions.note import add_note
from booking.actions.receive import receive
from booking.actions.undo_call import undo_call
from booking.actions.withdraw import withdraw
from booking.models import Attempt, CallbackRequest, Referral
from booking.models.choices import CLOSED, OPEN, TRANSITIONS, Outcome, Status, Tab
from booking.promise import due_time, promised_time
from practice.phones import parsed
from tests.factories import UserFactory, open_practice
from tests.properties import machine_test

PEOPLE = st.integers(0, 2)
ROWS = st.integers(0, 3)
PHONES = [parsed(f"951-555-01{number:02}") for number in (1, 2)]
NOT_NOW = (ActionError, ValidationError)


class DeskMachine(RuleBasedStateMachine):
    practice, referral, people = None, None, ()  # Set by the test, once for all runs.

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel("2026-03-06 18:00Z", tick=False)  # Two days before the clocks change.
        self.now = self.clock.start()
        self.seen: dict[int, Status] = {}
        self.entries: Counter[str] = Counter()
        self.sent = 0

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def row(self, number: int) -> CallbackRequest:
        rows = CallbackRequest.objects.order_by("pk")
        return rows[number % rows.count()]

    def try_to(self, act, *arguments, **words):
        """Do it; what the state does not allow leaves every row as it was."""
        before = self.everything()
        try:
            act(*arguments, **words)
        except NOT_NOW:
            assert self.everything() == before

    @staticmethod
    def everything():
        rows = CallbackRequest.objects.order_by("pk").values_list("pk", "status", "due_at", "claimed_by", "name")
        return list(rows), Attempt.objects.count(), ModelLogEntry.objects.count()

    @initialize()
    def three_asked(self):
        for phone, may_leave_message in zip(PHONES * 2, [True, False, False], strict=False):
            self.ask(phone, may_leave_message, again=False)
            self.now.shift(dt.timedelta(minutes=20))

    @rule(phone=st.sampled_from(PHONES), may_leave_message=st.booleans(), again=st.booleans())
    def ask(self, phone, may_leave_message, again):
        self.sent += not (again and self.sent)
        receive(
            f"key-{self.sent}",
            name=f"Caller {self.sent}",
            phone=phone,
            may_leave_message=may_leave_message,
            promised_at=promised_time(self.practice),
            due_at=due_time(self.practice),
        )

    @rule(minutes=st.integers(1, 900))
    def wait(self, minutes):
        self.now.shift(dt.timedelta(minutes=minutes))

    @rule()
    def free_idle_claims(self):
        release_idle(self.practice.claim_minutes)

    @rule(number=ROWS, person=PEOPLE, act=st.sampled_from([claim, take_over, release]))
    def claim_or_release(self, number, person, act):
        had = self.row(number).claimed_by
        self.try_to(act, self.row(number), self.people[person])
        if had not in (None, self.people[person]) and act != take_over:
            assert self.row(number).claimed_by == had

    @rule(number=ROWS, person=PEOPLE, outcome=st.sampled_from(list(Outcome)), reason=st.sampled_from(["", "asked to"]))
    def call(self, number, person, outcome, reason):
        if outcome == Outcome.NOTE:
            self.try_to(add_note, self.row(number), self.people[person], "Speaks softly")
            return
        words = {"practice": self.practice, "reason": reason, "referral": self.referral}
        self.try_to(log_call, self.row(number), self.people[person], outcome, **words)

    @rule(number=ROWS, person=PEOPLE)
    def take_back(self, number, person):
        request = self.row(number)
        if last := request.attempts.exclude(outcome=Outcome.NOTE).last():
            self.try_to(undo_call, last, self.people[person])

    @rule(number=ROWS, person=PEOPLE, status=st.sampled_from(list(Status)))
    def change(self, number, person, status):
        self.try_to(change_status, self.row(number), status, self.people[person])

    @rule(number=ROWS, person=PEOPLE)
    def merge_two(self, number, person):
        request = self.row(number)
        others = CallbackRequest.objects.filter(phone_index=request.phone_index).exclude(pk=request.pk)
        into = others.order_by("pk").first() or request
        allowed = request.may_leave_message and into.may_leave_message
        due = min(request.due_at, into.due_at)
        was_merged = request.status == Status.MERGED
        self.try_to(merge, request, into, self.people[person])
        if not was_merged and self.row(number).merged_into_id == into.pk:
            into.refresh_from_db()
            assert into.may_leave_message == allowed
            assert into.due_at == due

    @rule(number=ROWS)
    def withdraw_one(self, number):
        self.try_to(withdraw, self.row(number))

    @rule(number=ROWS, on=st.booleans())
    def hold(self, number, on):
        set_legal_hold(self.row(number), on, self.people[2])

    @rule(number=ROWS)
    def erase_one(self, number):
        self.try_to(erase, self.row(number), self.people[2])

    @invariant()
    def nothing_is_lost_and_no_step_is_illegal(self):
        rows = {row.pk: row for row in CallbackRequest.objects.all()}
        assert self.seen.keys() <= rows.keys()
        for pk, row in rows.items():
            old = self.seen.get(pk, Status.NEW)
            steps = TRANSITIONS[Status(old)]
            reachable = {old, *steps, *(step for each in steps for step in TRANSITIONS[Status(each)])}
            assert row.status in reachable, (old, row.status)
        self.seen = {pk: row.status for pk, row in rows.items()}
        now = Counter(attempts=Attempt.objects.count(), log=ModelLogEntry.objects.count())
        assert now >= self.entries, "A history grows only."
        self.entries = now

    @invariant()
    def every_row_agrees_with_itself(self):
        for row in CallbackRequest.objects.prefetch_related("attempts"):
            assert (row.status == Status.CLAIMED) == (row.claimed_by_id is not None) == (row.claimed_at is not None)
            assert (row.closed_at is not None) == (row.status in CLOSED)
            assert row.due_at is not None
            assert row.waiting_since or not row.is_waiting
            assert row.waited_days is None or (row.waiting_since and not row.is_waiting)
            assert row.opening_id is None or row.is_waiting
            assert (row.merged_into_id is not None) == (row.status == Status.MERGED)
            if row.is_erased:
                assert not any(getattr(row, field) for field in PERSONAL)
                assert row.status not in OPEN
                assert not row.search_keys.exists()
            assert row.first_called_at == min(self.stood(row), default=None)

    @staticmethod
    def stood(row):
        """Return when each call was that nobody took back."""
        entries = list(row.attempts.all())
        taken_back = {each.reverses_id for each in entries} - {None}
        calls = [each for each in entries if each.outcome != Outcome.NOTE and not each.reverses_id]
        return [each.at for each in calls if each.pk not in taken_back]

    @invariant()
    def the_counts_are_true(self):
        person = self.people[len(self.seen) % len(self.people)]
        counts = CallbackRequest.objects.desk_counts(self.practice, person).tabs
        rows = list(CallbackRequest.objects.all())
        assert counts[Tab.OPEN] == sum(row.status in OPEN for row in rows)
        assert counts[Tab.MINE] == sum(row.claimed_by_id == person.pk for row in rows)
        assert counts[Tab.CLOSED] == sum(row.status in CLOSED - {Status.SPAM} for row in rows)
        assert counts[Tab.SPAM] == sum(row.status == Status.SPAM for row in rows)
        assert counts[Tab.LATER] == sum(
            row.status in OPEN and bool(row.later_until) and row.later_until > timezone.now() for row in rows
        )


@pytest.mark.django_db
def test_desk_keeps_its_rules_whatever_three_people_do():
    DeskMachine.practice = open_practice()
    DeskMachine.people = [UserFactory(frontdesk=True), UserFactory(frontdesk=True), UserFactory(manager=True)]
    DeskMachine.referral = Referral.objects.create(name="Elsewhere")
    run_state_machine_as_test(DeskMachine, settings=machine_test)
