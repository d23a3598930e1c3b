import threading
import time

import pytest
import time_machine

from django.db import OperationalError, connection

from booking.choices import AgeBand, CallLanguage, IfSomeoneElseAnswers, Outcome, Status
from booking.models import CallbackRequest, DoNotContact, Referral
from tests.booking.desk import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory, UserFactory, open_practice


class ClaimTests(DeskTestCase):
    def test_claim_and_put_back(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        self.assertEqual((callback.status, callback.claimed_by), (Status.CLAIMED, self.user))
        self.act("release", callback)
        self.assertEqual((callback.status, callback.claimed_by), (Status.NEW, None))

    def test_second_one_is_told_who_has_it(self):
        holder = UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz")
        callback = CallbackRequestFactory(claimed=True, claimed_by=holder)
        response = self.client.post(desk_url("claim", callback.pk), follow=True)
        self.assertContains(response, "Ana Ruiz has this request.")
        callback.refresh_from_db()
        self.assertEqual(callback.claimed_by, holder)

    def test_taking_over_is_recorded(self):
        callback = CallbackRequestFactory(claimed=True)
        self.act("take-over", callback)
        self.assertEqual(callback.claimed_by, self.user)
        self.assertEqual(logged("move").count(), 2)

    def test_opening_keeps_ones_own_claim_awake(self):
        callback = CallbackRequestFactory(claimed=True, claimed_by=self.user, claimed_at=in_minutes(-20))
        self.open(callback)
        callback.refresh_from_db()
        self.assertGreater(callback.claimed_at, in_minutes(-1))


def _patiently(write):
    """Try again while SQLite in memory, which does not wait as a file does, is locked by another thread."""
    for _ in range(200):
        try:
            return write()
        except OperationalError:
            time.sleep(0.02)
    raise AssertionError("The database stayed locked.")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_claims_at_once_have_one_winner():
    open_practice()
    callback = CallbackRequestFactory()
    users = [UserFactory(frontdesk=True) for _ in range(4)]
    barrier, won = threading.Barrier(len(users)), []

    def claim(user):
        try:
            mine = CallbackRequest.objects.get(pk=callback.pk)
            barrier.wait(timeout=10)
            won.append(_patiently(lambda: mine.claim(user)))
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False, False, False, True]


class AttemptTests(DeskTestCase):
    def test_no_answer_satisfies_the_clock(self):
        callback = CallbackRequestFactory(overdue=True)
        response = self.act("attempt", callback, outcome=Outcome.NO_ANSWER, note="Rang ten times")
        self.assertRedirects(response, desk_url("index"))
        self.assertEqual(callback.status, Status.TRYING)
        self.assertGreater(callback.due_at, in_minutes(0))
        self.assertEqual(callback.attempts.get().note, "Rang ten times")
        self.assertEqual(logged("attempt").get().data["new"], "trying")

    def test_each_ending_closes(self):
        referral = Referral.objects.create(name="Inland Family Center")
        for outcome in [Outcome.REACHED, Outcome.SCHEDULED, Outcome.WAITLIST, Outcome.REFERRED, Outcome.DECLINED]:
            callback = CallbackRequestFactory()
            self.act("attempt", callback, outcome=outcome, referral=referral.pk)
            self.assertEqual(callback.status, outcome.value)
            self.assertFalse(callback.is_open)

    def test_wrong_number_is_not_called_again(self):
        callback = CallbackRequestFactory()
        self.act("attempt", callback, outcome=Outcome.WRONG_NUMBER)
        self.assertEqual(callback.status, Status.UNREACHABLE)

    def test_wrong_correction_leaves_the_number_before_to_try(self):
        callback = CallbackRequestFactory(phone_before="tel:+1-951-555-0111")
        self.act("attempt", callback, outcome=Outcome.WRONG_NUMBER)
        self.assertEqual(callback.status, Status.TRYING)

    def test_voicemail_against_the_rule_wants_a_reason_and_is_an_incident(self):
        callback = CallbackRequestFactory(may_leave_message=False)
        response = self.act("attempt", callback, outcome=Outcome.VOICEMAIL, note="typed before")
        self.assertContains(response, "Say why one was left.", status_code=422)
        self.assertContains(response, "typed before", status_code=422)
        self.assertEqual(callback.attempts.count(), 0)
        self.act("attempt", callback, outcome=Outcome.VOICEMAIL, reason="Pressed the wrong button")
        attempt = callback.attempts.get()
        self.assertTrue(attempt.incident)
        self.assertContains(self.open(callback), "Incident")

    def test_allowed_voicemail_is_no_incident(self):
        callback = CallbackRequestFactory(may_leave_message=True)
        self.act("attempt", callback, outcome=Outcome.VOICEMAIL, reason="none needed")
        attempt = callback.attempts.get()
        self.assertEqual((attempt.incident, attempt.reason), (False, ""))

    def test_referral_must_be_chosen(self):
        callback = CallbackRequestFactory()
        response = self.act("attempt", callback, outcome=Outcome.REFERRED)
        self.assertContains(response, "Choose the place", status_code=422)

    def test_call_later_wants_a_time_to_come(self):
        callback = CallbackRequestFactory()
        for call_at in ["", "2020-01-01T10:00", "nonsense"]:
            self.assertEqual(self.act("attempt", callback, outcome="call_later", call_at=call_at).status_code, 422)
        self.assertEqual(callback.attempts.count(), 0)

    def test_called_later_leaves_new_and_returns_on_time(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):  # Monday, 10 am.
            callback = CallbackRequestFactory()
            self.act("attempt", callback, outcome="call_later", call_at="2026-11-23T15:00")
            later = CallbackRequest.objects.tab("later", self.user)
            self.assertEqual(later.get(), callback)
            self.assertFalse(CallbackRequest.objects.tab("new", self.user).exists())
            self.assertFalse(CallbackRequest.objects.overdue().exists())
        with time_machine.travel("2026-11-23 23:10Z", tick=False):
            self.assertFalse(CallbackRequest.objects.tab("later", self.user).exists())
            self.assertEqual(CallbackRequest.objects.tab("today", self.user).get(), callback)
        with time_machine.travel("2026-11-23 23:31Z", tick=False):
            self.assertEqual(CallbackRequest.objects.overdue().get(), callback)

    def test_spam_cannot_become_scheduled(self):
        callback = CallbackRequestFactory(spam=True)
        for name, data in [("attempt", {"outcome": "scheduled"}), ("move", {"status": "scheduled"})]:
            response = self.client.post(desk_url(name, callback.pk), data, follow=True)
            self.assertContains(response, "cannot be done any more")
        callback.refresh_from_db()
        self.assertEqual(callback.status, Status.SPAM)
        self.assertEqual(callback.attempts.count(), 0)

    def test_a_call_cannot_be_logged_over_somebody_elses_claim(self):
        callback = CallbackRequestFactory(claimed=True)
        self.act("attempt", callback, outcome="busy")
        self.assertEqual(callback.attempts.count(), 0)

    def test_nonsense_is_refused_with_a_sentence(self):
        callback = CallbackRequestFactory()
        self.assertEqual(self.act("attempt", callback, outcome="dance").status_code, 422)
        self.assertEqual(self.act("move", callback, status="dance").status_code, 302)
        for into in ("dance", "9" * 20, "9" * 5000):
            self.assertEqual(self.act("fold", callback, into=into).status_code, 404)
        self.assertEqual(callback.status, Status.NEW)


class PlanTests(DeskTestCase):
    def test_after_a_morning_comes_an_allowed_afternoon(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):  # Monday, 10 am.
            callback = CallbackRequestFactory()
            callback.log_attempt(self.user, Outcome.NO_ANSWER)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "23 20:00")

    def test_a_caller_for_mornings_is_called_the_next_morning(self):
        with time_machine.travel("2026-11-23 18:00Z", tick=False):
            callback = CallbackRequestFactory(best_times=["weekday_morning"])
            callback.log_attempt(self.user, Outcome.BUSY)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "24 17:00")

    def test_friday_afternoon_goes_on_monday(self):
        with time_machine.travel("2026-11-28 00:30Z", tick=False):  # Friday, 4:30 pm.
            callback = CallbackRequestFactory()
            callback.log_attempt(self.user, Outcome.NO_ANSWER)
            self.assertEqual(f"{callback.due_at:%d %H:%M}", "30 17:00")

    def test_unreachable_is_proposed_after_the_set_number(self):
        callback = CallbackRequestFactory(may_leave_message=True)
        for _ in range(2):
            callback.log_attempt(self.user, Outcome.NO_ANSWER)
        self.assertNotContains(self.open(callback), "last kind message")
        callback.log_attempt(self.user, Outcome.BUSY)
        self.assertContains(self.open(callback), "last kind message")
        self.act("move", callback, status="unreachable")
        self.assertEqual(callback.status, Status.UNREACHABLE)


class ScreenTests(DeskTestCase):
    def test_number_in_standard_form_with_extension(self):
        response = self.open(CallbackRequestFactory(phone="tel:+1-951-555-0147;ext=12"))
        self.assertContains(response, "(951) 555-0147 ext. 12")
        self.assertContains(response, 'href="tel:+1-951-555-0147;ext=12"')

    def test_spanish_first_name_only_never_names_the_practice(self):
        callback = CallbackRequestFactory(
            name="Lupe", language=CallLanguage.SPANISH, if_someone_else_answers=IfSomeoneElseAnswers.FIRST_NAME
        )
        script = callback.script(self.user, self.practice)
        said = " ".join([script.opening, script.other_person, script.once_reached, script.message])
        self.assertNotIn(self.practice.name, said)
        self.assertIn("Rosa", script.opening)
        self.assertNotIn("Hello", said)

    def test_practice_is_named_where_allowed(self):
        callback = CallbackRequestFactory(if_someone_else_answers=IfSomeoneElseAnswers.PRACTICE)
        self.assertIn(self.practice.name, callback.script(self.user, self.practice).opening)

    def test_a_name_from_right_to_left_turns_no_sentence(self):
        callback = CallbackRequestFactory(name="שרה כהן")
        self.assertIn("\u2068שרה כהן\u2069, please?", callback.script(self.user, self.practice).opening)
        self.assertContains(self.open(callback), "<bdi>שרה כהן</bdi>")

    def test_markup_in_a_name_and_a_note_stays_text(self):
        callback = CallbackRequestFactory(name="O'Brien <b>", note="<script>alert(1)</script>")
        for response in [self.open(callback), self.client.get(desk_url("index"))]:
            self.assertContains(response, "O&#x27;Brien &lt;b&gt;")
            self.assertNotContains(response, "<script>alert")

    def test_who_wants_no_call_has_no_number_to_tap(self):
        for status in (Status.WITHDRAWN, Status.SPAM):
            callback = CallbackRequestFactory(status=status, closed_at=in_minutes(0), phone="tel:+1-951-555-0147")
            self.assertNotContains(self.open(callback), 'href="tel:')
            self.assertContains(self.open(callback), "(951) 555-0147")

    def test_no_message_has_no_words_for_the_voicemail(self):
        callback = CallbackRequestFactory(may_leave_message=False)
        self.assertEqual(callback.script(self.user, self.practice).message, "")

    def test_young_person_alone_shows_the_banner(self):
        self.assertContains(self.open(CallbackRequestFactory(age_band=AgeBand.TEEN)), "do not assume parents may know")
        child = CallbackRequestFactory(age_band=AgeBand.TEEN, for_whom="child")
        self.assertNotContains(self.open(child), "do not assume")

    def test_opening_is_recorded_and_managers_see_it(self):
        callback = CallbackRequestFactory()
        self.open(callback)
        self.assertEqual(logged("view").get().user, self.user)
        shown = {"trail": "1"}
        self.assertNotContains(self.client.get(desk_url("open", callback.pk), shown), ": Opened")
        self.client.force_login(self.manager)
        self.assertContains(self.client.get(desk_url("open", callback.pk), shown), ": Opened")

    def test_unknown_request_is_not_found(self):
        self.assertEqual(self.client.get(desk_url("open", 999)).status_code, 404)


class FoldTests(DeskTestCase):
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
        self.act("fold", early, into=kept.pk)
        kept = CallbackRequest.objects.get(pk=kept.pk)
        self.assertEqual(early.status, Status.FOLDED)
        self.assertEqual((kept.may_leave_message, kept.due_at), (False, due))
        self.assertEqual(kept.if_someone_else_answers, IfSomeoneElseAnswers.HANG_UP)
        self.assertEqual(len(kept.history), 1)

    def test_another_number_is_refused(self):
        first = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        other = CallbackRequestFactory(phone="tel:+1-951-555-0112")
        self.act("fold", first, into=other.pk)
        self.assertEqual(first.status, Status.NEW)


class StopTests(DeskTestCase):
    def test_number_on_the_list_is_a_hard_stop_for_every_request(self):
        callback = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        self.act("block", callback, stop_reason="Her brother answers")
        again = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        response = self.open(again)
        self.assertContains(response, "Her brother answers")
        self.assertNotContains(response, "tel:+1-951")
        for name, data in [("claim", {}), ("attempt", {"outcome": "reached"})]:
            self.act(name, again, **data)
        self.assertEqual(again.status, Status.NEW)

    def test_reason_is_wanted_and_only_managers_take_it_back(self):
        callback = CallbackRequestFactory()
        self.assertEqual(self.act("block", callback).status_code, 422)
        self.act("block", callback, stop_reason="Asked us to stop")
        self.act("block", callback, unblock="1")
        self.assertTrue(DoNotContact.objects.exists())
        self.client.force_login(self.manager)
        self.act("block", callback, unblock="1")
        self.assertFalse(DoNotContact.objects.exists())
        self.assertEqual(logged("unblock").get().user, self.manager)

    def test_restored_spam_keeps_its_due_time(self):
        callback = CallbackRequestFactory(spam=True)
        due = callback.due_at
        self.act("move", callback, status="new")
        self.assertEqual((callback.status, callback.due_at), (Status.NEW, due))


class EntryTests(DeskTestCase):
    def enter(self, **data):
        fields = {
            "key": "abc",
            "source": "voicemail",
            "name": "Lupe",
            "phone": "951 555 0147",
            "language": "es",
            "if_someone_else_answers": "hang_up",
            "for_whom": "me",
        }
        return self.client.post(desk_url("add"), fields | data)

    def test_source_is_wanted(self):
        response = self.enter(source="")
        self.assertEqual(response.status_code, 422)
        self.assertEqual(self.enter(source="website").status_code, 422)
        self.assertFalse(CallbackRequest.objects.exists())

    def test_defaults_to_no_message_and_the_promise_rule(self):
        self.enter()
        callback = CallbackRequest.objects.get()
        self.assertFalse(callback.may_leave_message)
        self.assertEqual(callback.due_at, callback.promised_at)
        self.assertEqual(logged("create").get().data, {"source": "voicemail"})

    def test_sent_twice_is_stored_once(self):
        self.enter()
        self.enter()
        self.assertEqual(CallbackRequest.objects.count(), 1)

    def test_control_characters_stay_outside(self):
        self.enter(name="Lu\x00p\x1be\u202e")
        self.assertEqual(CallbackRequest.objects.get().name, "Lupe")

    def test_a_number_is_answered_as_in_the_public_form(self):
        self.assertContains(self.enter(phone="555-0142"), "A number here looks like 951", status_code=422)
        self.enter(phone="(951) 555-0147 ext 4")
        self.assertEqual(CallbackRequest.objects.get().phone, "tel:+1-951-555-0147;ext=4")

    def test_form_opens(self):
        self.assertContains(self.client.get(desk_url("add")), "How it came")


class LostKeyTests(DeskTestCase):
    def test_every_screen_of_a_request_says_so(self):
        callback = CallbackRequestFactory()
        with self.settings(FIELD_KEYS=["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]):
            self.assertContains(self.open(callback), "cannot be read", status_code=503)
            response = self.client.post(desk_url("attempt", callback.pk), {"outcome": "busy"})
            self.assertContains(response, "cannot be read", status_code=503)
