"""What the buttons of the request's screen do with what was typed, and what a second click does."""

import time_machine

from wagtail.models import ModelLogEntry

from booking.actions.claim import claim, release_idle
from booking.actions.erase import erase
from booking.actions.log_call import log_call
from booking.actions.note import add_note
from booking.models import DoNotCall, Referral
from booking.models.choices import Outcome, Status
from booking.schedule import seems_unreachable
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory, UserFactory

TYPED = "Rang twice; her sister said after six"


class GivenBackTests(DeskTestCase):
    """Somebody else was faster: nothing that was typed is lost."""

    def refused(self, name, callback, **data):
        response = self.client.post(desk_url(name, callback.pk), {"note": TYPED, "expected_entries": 0, **data})
        self.assertContains(response, TYPED, status_code=409, msg_prefix=name)
        self.assertContains(response, "Nothing was logged. What you typed is still here.", status_code=409)
        callback.refresh_from_db()
        return response

    def test_taken_meanwhile_by_somebody_else(self):
        colleague = UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz")
        referral = Referral.objects.create(name="Inland Family Center")
        steps = [
            ("attempt", {"outcome": "no_answer"}),
            ("attempt", {"outcome": "call_later", "call_at": f"{in_minutes(24 * 60):%Y-%m-%d}T15:00"}),
            ("attempt", {"outcome": "referred", "referral": referral.pk}),
            ("change-status", {"status": "unreachable"}),
            ("release", {}),
            ("claim", {}),
        ]
        for name, data in steps:
            callback = CallbackRequestFactory(claimed=True, claimed_by=colleague)
            response = self.refused(name, callback, **data)
            self.assertContains(response, "Ana Ruiz has this request.", status_code=409)
            self.assertContains(response, "Keep the note", status_code=409)
            self.assertEqual((callback.status, callback.attempts.count()), (Status.CLAIMED, 0), name)

    def test_merging_what_somebody_else_has(self):
        mine, other = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        claim(mine, UserFactory(frontdesk=True))
        self.refused("merge", mine, into=other.pk)
        self.assertEqual(mine.status, Status.CLAIMED)

    def test_closed_meanwhile(self):
        for name, data in [
            ("attempt", {"outcome": "reached"}),
            ("change-status", {"status": "unreachable"}),
            ("release", {}),
        ]:
            callback = CallbackRequestFactory(closed=True)
            response = self.refused(name, callback, **data)
            self.assertContains(response, "the request is now “Scheduled”", status_code=409)
            self.assertEqual(callback.attempts.count(), 0)

    def test_closed_in_another_window_with_a_call(self):
        callback = CallbackRequestFactory()
        log_call(callback, self.user, Outcome.DECLINED, practice=self.practice)
        self.refused("attempt", callback, outcome="no_answer")

    def test_stopped_meanwhile(self):
        callback = CallbackRequestFactory()
        DoNotCall.objects.create(phone_index=callback.phone_index, reason="Asked us to stop")
        for name, data in [("attempt", {"outcome": "reached"}), ("claim", {})]:
            self.assertContains(self.refused(name, callback, **data), "No one may call this number.", status_code=409)

    def test_the_reason_comes_back_in_the_note_where_no_call_can_be_logged(self):
        callback = CallbackRequestFactory(closed=True)
        response = self.refused("attempt", callback, outcome="left_message", reason="Pressed too early")
        self.assertEqual(response.context["attempt_form"]["note"].value(), f"{TYPED}\nPressed too early")

    def test_erased_meanwhile_it_is_shown_and_not_stored(self):
        callback = CallbackRequestFactory()
        erase(callback, by=self.manager)
        response = self.refused("attempt", callback, outcome="note")
        self.assertContains(response, "It was not stored", status_code=409)
        self.assertEqual(callback.attempts.count(), 0)

    def test_held_meanwhile_it_is_not_erased(self):
        self.assertContains(
            self.refused("erase", CallbackRequestFactory(legal_hold=True)), "legal hold", status_code=409
        )

    def test_a_reason_to_stop_is_there_again_when_a_number_is_missing(self):
        callback = CallbackRequestFactory()
        erase(callback)
        response = self.act("do-not-call", callback, do_not_call_reason="He shouted")
        self.assertContains(response, "He shouted", status_code=409)

    def test_another_person_can_keep_the_note_that_was_given_back(self):
        callback = CallbackRequestFactory(claimed=True)
        self.act("attempt", callback, outcome="note", note=TYPED)
        self.assertEqual(callback.status, Status.CLAIMED)
        self.assertContains(self.open(callback), TYPED)

    def test_claiming_in_the_middle_of_a_note_leaves_it_in_its_field(self):
        callback = CallbackRequestFactory()
        response = self.act("claim", callback, note=TYPED, expected_entries=0, call_at="2099-11-23T15:00")
        self.assertEqual(response.context["attempt_form"]["note"].value(), TYPED)
        self.assertContains(response, 'value="2099-11-23T15:00"')
        self.assertEqual((callback.claimed_by, callback.attempts.count()), (self.user, 0))

    def test_showing_the_audit_log_leaves_it_there_too(self):
        callback = CallbackRequestFactory()
        response = self.act("open", callback, note=TYPED, audit="1")
        self.assertContains(response, TYPED)
        self.assertIsNotNone(response.context["audit"])
        self.assertEqual(callback.attempts.count(), 0)

    def test_a_note_too_long_goes_back_to_its_writer(self):
        for name, data in [("change-status", {"status": "spam"}), ("release", {}), ("attempt", {"outcome": "note"})]:
            callback = CallbackRequestFactory()
            response = self.act(name, callback, note=TYPED * 20, **data)
            self.assertContains(response, TYPED * 20, status_code=422)
            self.assertEqual((callback.status, callback.attempts.count()), (Status.NEW, 0))


class NoteTests(DeskTestCase):
    def test_a_button_that_changes_something_keeps_the_note(self):
        for name, data, status in [
            ("change-status", {"status": "withdrawn"}, Status.WITHDRAWN),
            ("release", {}, Status.NEW),
            ("attempt", {"outcome": "note"}, Status.CLAIMED),
        ]:
            callback = CallbackRequestFactory(claimed=True, claimed_by=self.user)
            for _ in range(2):
                self.act(name, callback, note=TYPED, expected_entries=0, **data)
            self.assertEqual(callback.status, status)
            self.assertEqual([(note.outcome, note.note) for note in callback.attempts.all()], [(Outcome.NOTE, TYPED)])

    def test_merging_shows_the_note_where_the_calls_go_on(self):
        mine, other = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        self.act("merge", mine, into=other.pk, note=TYPED, expected_entries=0)
        self.assertContains(self.open(other), TYPED)

    def test_a_note_is_no_call(self):
        past = in_minutes(-self.practice.claim_minutes - 1)
        callback = CallbackRequestFactory(claimed=True, claimed_by=self.user, overdue=True, claimed_at=past)
        due = callback.due_at
        for number in range(4):
            add_note(callback, self.user, f"{TYPED} {number}")
        self.assertFalse(seems_unreachable(callback, self.practice))
        self.assertEqual((callback.due_at, callback.calls_made), (due, []))
        release_idle(self.practice.claim_minutes)
        callback.refresh_from_db()
        self.assertEqual(callback.status, Status.NEW)

    def test_the_audit_log_holds_no_word_of_it(self):
        callback = CallbackRequestFactory()
        self.act("attempt", callback, outcome="note", note=TYPED)
        self.assertEqual((logged("note").get().user, logged("note").get().data), (self.user, {}))
        for entry in ModelLogEntry.objects.all():
            self.assertNotIn(TYPED, f"{entry.label} {entry.data}")

    def test_an_empty_note_is_none(self):
        callback = CallbackRequestFactory()
        self.act("attempt", callback, outcome="note", note="  ")
        self.assertEqual(callback.attempts.count(), 0)

    def test_erasing_empties_it_and_does_not_give_back_what_was_being_typed(self):
        callback = CallbackRequestFactory()
        add_note(callback, self.user, TYPED)
        response = self.act("erase", callback, note=TYPED, erase_reason="asked")
        self.assertRedirects(response, desk_url("open", callback.pk))
        self.assertEqual(callback.attempts.get().note, "")


class SecondClickTests(DeskTestCase):
    def twice(self, name, callback, **data):
        """Click twice; return the entries of the second click and what it answered."""
        self.act(name, callback, **data)
        before = ModelLogEntry.objects.exclude(action="booking.view").count()
        response = self.client.post(desk_url(name, callback.pk), data, follow=True)
        callback.refresh_from_db()
        self.assertEqual(ModelLogEntry.objects.exclude(action="booking.view").count(), before, name)
        self.assertNotContains(response, "can no longer be done")
        self.assertEqual([str(message.tags) for message in response.context["messages"] if "error" in message.tags], [])

    def test_every_button_but_those_of_a_call(self):
        self.client.force_login(self.manager)
        self.twice("claim", CallbackRequestFactory())
        self.twice("take-over", CallbackRequestFactory(claimed=True))
        self.twice("release", CallbackRequestFactory(claimed=True, claimed_by=self.manager))
        for status in ("unreachable", "withdrawn", "spam"):
            self.twice("change-status", CallbackRequestFactory(), status=status)
        self.twice("change-status", CallbackRequestFactory(spam=True), status="new")
        self.twice("change-status", CallbackRequestFactory(closed=True), status="trying")
        self.twice("legal-hold", CallbackRequestFactory(), on="1")
        self.twice("legal-hold", CallbackRequestFactory(legal_hold=True))
        self.twice("erase", CallbackRequestFactory(), erase_reason="asked")
        one, other = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0199")
        self.twice("merge", one, into=other.pk)
        stopped = CallbackRequestFactory(phone="tel:+1-951-555-0198")
        self.twice("do-not-call", stopped, do_not_call_reason="Asked us to stop")
        self.twice("do-not-call", stopped, remove="1", lift_reason="wants_calls")

    def test_merging_back_and_forth_leaves_one_to_call(self):
        one, other = CallbackRequestFactory.create_batch(2, phone="tel:+1-951-555-0111")
        self.act("merge", one, into=other.pk)
        self.act("merge", other, into=one.pk)
        self.assertEqual(other.status, Status.NEW)


class WayTests(DeskTestCase):
    def test_after_a_call_the_queue_says_when_the_next_is_and_leads_back(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):  # Monday, 10 am.
            callback = CallbackRequestFactory()
            self.client.force_login(self.user)
            response = self.client.post(
                desk_url("attempt", callback.pk), {"outcome": "no_answer", "expected_entries": 0}, follow=True
            )
        self.assertContains(response, f"{callback.reference}: No answer. Call again today at 12")
        self.assertContains(response, desk_url("open", callback.pk))

    def test_an_address_of_a_button_leads_to_the_screen_and_changes_nothing(self):
        """Signing in on the way to it asks for it with GET."""
        callback = CallbackRequestFactory()
        names = ["claim", "take-over", "release", "attempt", "change-status", "merge", "do-not-call", "erase"]
        for name in names:
            self.assertRedirects(self.client.get(desk_url(name, callback.pk)), desk_url("open", callback.pk))
        callback.refresh_from_db()
        self.assertEqual((callback.status, callback.erased_at), (Status.NEW, None))

    def test_what_is_held_by_somebody_else_offers_no_buttons_but_taking_over(self):
        response = self.open(CallbackRequestFactory(claimed=True))
        self.assertContains(response, "Take it over")
        self.assertNotContains(response, "This is spam")

    def test_an_hour_of_the_night_and_a_year_too_far_are_slips(self):
        callback = CallbackRequestFactory()
        with time_machine.travel("2026-11-23 18:00Z", tick=False):
            for call_at, sentence in [
                ("2026-11-24T03:00", "before 8 a.m."),
                ("2026-11-24T21:00", "after 9 p.m."),
                ("2062-11-24T15:00", "more than a year away"),
                ("2027-03-14T02:30", "interpreted"),  # The clocks leave this hour out.
            ]:
                self.client.force_login(self.user)
                response = self.act("attempt", callback, outcome="call_later", call_at=call_at, note=TYPED)
                self.assertContains(response, sentence, status_code=422)
                self.assertContains(response, TYPED, status_code=422)
        self.assertEqual(callback.attempts.count(), 0)

    def test_a_call_agreed_over_the_change_of_clocks_keeps_its_hour(self):
        with time_machine.travel("2026-10-30 18:00Z", tick=False):  # Friday before the clocks go back.
            callback = CallbackRequestFactory()
            self.client.force_login(self.user)
            self.act("attempt", callback, outcome="call_later", call_at="2026-11-02T15:00")
            self.assertContains(self.open(callback), "Call again Monday, November 2 at 3")
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "02 23:00")
