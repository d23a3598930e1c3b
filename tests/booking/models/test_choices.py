from django.test import SimpleTestCase

from booking.models import CallbackRequest
from booking.models.choices import (
    CLOSED,
    ENDED_BY,
    LEAVE_MESSAGE,
    OPEN,
    PERMISSIONS,
    TEXT,
    TRANSITIONS,
    Outcome,
    Permission,
    Status,
)
from practice.models import PracticeSettings


class PermissionTests(SimpleTestCase):
    def test_only_messages_need_one(self):
        needs = {outcome: outcome.needs for outcome in Outcome if outcome.needs}
        self.assertEqual(needs, {Outcome.LEFT_MESSAGE: LEAVE_MESSAGE, Outcome.TEXTED: TEXT})

    def test_each_is_a_field_of_the_request_and_has_every_word(self):
        for permission in PERMISSIONS:
            self.assertIs(CallbackRequest._meta.get_field(permission.field).default, False)
            for name in set(Permission.__dataclass_fields__) - {"offered"}:
                self.assertTrue(str(getattr(permission, name)), name)

    def test_a_request_allows_what_its_caller_allowed(self):
        silent, kind = CallbackRequest(), CallbackRequest(may_leave_message=True)
        self.assertEqual([silent.allows(Outcome.LEFT_MESSAGE), kind.allows(Outcome.LEFT_MESSAGE)], [False, True])
        self.assertTrue(all(silent.allows(outcome) for outcome in Outcome if not outcome.needs))
        silent_practice, texting = PracticeSettings(), PracticeSettings(offers_texting=True)
        self.assertEqual((silent.refused(silent_practice), kind.refused(silent_practice)), ([LEAVE_MESSAGE], []))
        self.assertEqual((silent.refused(texting), kind.refused(texting)), ([LEAVE_MESSAGE, TEXT], [TEXT]))


class TransitionTests(SimpleTestCase):
    def test_every_status_has_its_transitions_and_merged_is_final(self):
        self.assertEqual(set(TRANSITIONS), set(Status))
        self.assertEqual(TRANSITIONS[Status.MERGED], set())
        self.assertEqual(set(Status) - OPEN - CLOSED, {Status.WAITLIST, Status.CANARY})

    def test_every_outcome_can_be_logged_of_what_is_open(self):
        for status in ENDED_BY.values():
            for is_open in OPEN:
                self.assertIn(status, TRANSITIONS[is_open])
        self.assertNotIn(Outcome.NO_ANSWER, ENDED_BY)
