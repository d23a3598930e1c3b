"""A text message from the desk's own phone: the sms: link and its words, the log of it, and what needs leave."""

import re
from html import unescape
from urllib.parse import unquote

from booking.actions.undo_call import undo_call
from booking.models import CallbackRequest
from booking.models.choices import IfSomeoneElseAnswers, Outcome, Status
from booking.schedule import seems_unreachable
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes
from tests.factories import CallbackRequestFactory, open_practice

NUMBER = "tel:+1-951-555-0147"
# Each language and choice for somebody else, and the text as a person wants to read it.
TEXTS = {
    ("en", "hang_up"): "Hello, this is Rosa. You asked us to call you. When is a good time?",
    ("en", "first_name"): "Hello, this is Rosa. You asked us to call you. When is a good time?",
    ("en", "practice"): "Hello, this is Rosa from Valley Counseling. You asked us to call you. When is a good time? "
    "You can also call us at 951-555-0100.",
    ("es", "hang_up"): "Hola, le escribe Rosa. Usted nos pidió que le llamáramos. ¿A qué hora le queda bien?",
    ("es", "first_name"): "Hola, le escribe Rosa. Usted nos pidió que le llamáramos. ¿A qué hora le queda bien?",
    ("es", "practice"): "Hola, le escribe Rosa, de Valley Counseling. Usted nos pidió que le llamáramos. ¿A qué hora "
    "le queda bien? También nos puede llamar al 951-555-0100.",
}


class TextingTestCase(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.practice = open_practice(offers_texting=True)

    def link(self, callback):
        """Return the sms: link of the screen, or nothing."""
        found = re.findall(r'href="(sms:[^"]*)"', self.open(callback).content.decode())
        return unescape(found[0]) if found else ""


class LinkTests(TextingTestCase):
    def test_number_and_words_are_in_the_link_and_the_practice_only_where_it_may_be_named(self):
        for (language, choice), words in TEXTS.items():
            callback = CallbackRequestFactory(
                name="Lupe", phone=NUMBER, may_text=True, language=language, if_someone_else_answers=choice
            )
            with self.subTest(f"{language} {choice}"):
                number, body = self.link(callback).split("?&body=")
                self.assertEqual((number, unquote(body)), ("sms:+19515550147", words))
                self.assertRegex(body, r"^[\w.~%-]+$", "Every other letter would end the text, or start another.")
                self.assertContains(self.open(callback), f"<dd>{words}</dd>")

    def test_none_without_leave_or_where_the_practice_sends_none(self):
        self.assertTrue(self.link(CallbackRequestFactory(phone=NUMBER, may_text=True)))
        self.assertEqual(self.link(CallbackRequestFactory(phone=NUMBER)), "")
        allowed = CallbackRequestFactory(phone=NUMBER, may_text=True)
        self.assertContains(self.open(allowed), 'value="texted"')
        open_practice(offers_texting=False)
        self.assertEqual(self.link(allowed), "")
        self.assertNotContains(self.open(allowed), 'value="texted"')
        self.assertNotContains(self.open(allowed), "text message")

    def test_none_to_an_extension_nor_to_who_wants_no_call(self):
        self.assertEqual(self.link(CallbackRequestFactory(phone=f"{NUMBER};ext=12", may_text=True)), "")
        for status in (Status.WITHDRAWN, Status.SPAM, Status.REACHED):
            callback = CallbackRequestFactory(phone=NUMBER, may_text=True, status=status, closed_at=in_minutes(0))
            self.assertEqual(self.link(callback), "", status)
        stopped = CallbackRequestFactory(phone=NUMBER, may_text=True)
        self.act("do-not-call", stopped, do_not_call_reason="Asked not to be called")
        self.assertEqual(self.link(stopped), "")

    def test_a_request_taken_by_hand_has_it_where_leave_was_given(self):
        fields = {"source": "phone", "name": "Lupe", "phone": "951 555 0147", "language": "es", "for_whom": "me"}
        fields["if_someone_else_answers"] = IfSomeoneElseAnswers.HANG_UP
        for key, answer in [("a", "yes"), ("b", "no")]:
            self.client.post(desk_url("add"), fields | {"key": key, "may_text": answer})
            link = self.link(CallbackRequest.objects.get(key=key))
            self.assertEqual(link.startswith("sms:+19515550147?&body=Hola"), answer == "yes")


class TextedTests(TextingTestCase):
    def test_it_is_an_attempt_and_satisfies_the_clock(self):
        callback = CallbackRequestFactory(overdue=True, may_text=True)
        response = self.act("attempt", callback, outcome="texted")
        self.assertContains(self.client.get(response.url), "Text sent")
        self.assertEqual((callback.status, callback.attempts.get().incident), (Status.TRYING, False))
        self.assertGreater(callback.due_at, in_minutes(0))
        self.assertIsNotNone(callback.first_called_at)

    def test_enough_of_them_without_an_answer_are_told_as_attempts(self):
        callback = CallbackRequestFactory(may_text=True)
        for count in range(self.practice.attempts_before_unreachable):
            self.act("attempt", callback, outcome="texted", expected_entries=count)
        callback = CallbackRequest.objects.get()
        self.assertTrue(seems_unreachable(callback, self.practice))
        self.assertContains(self.open(callback), "attempts without reaching anyone")

    def test_without_leave_it_wants_a_reason_in_its_own_words_and_is_an_incident(self):
        callback = CallbackRequestFactory(may_leave_message=False, may_text=False)
        self.assertContains(self.open(callback), "Send no text message.")
        response = self.act("attempt", callback, outcome="texted", note="typed before")
        for words in ["No text message was allowed. Say why one was sent.", "Why a text message was sent",
                      "typed before", "No text message is allowed."]:  # fmt: skip
            self.assertContains(response, words, status_code=422)
        self.assertNotContains(response, "Why a message was left", status_code=422)
        self.assertEqual(callback.attempts.count(), 0)
        self.act("attempt", callback, outcome="texted", reason="She asked for it on the phone")
        attempt = callback.attempts.get()
        self.assertEqual((attempt.incident, attempt.reason), (True, "She asked for it on the phone"))
        self.assertContains(self.open(callback), "Incident: no text message was allowed")

    def test_a_voicemail_is_asked_for_in_its_own_words(self):
        callback = CallbackRequestFactory()
        response = self.act("attempt", callback, outcome="left_message")
        self.assertContains(response, "Why a message was left", status_code=422)
        self.assertNotContains(response, "Why a text message was sent", status_code=422)

    def test_a_screen_that_was_open_when_texts_were_turned_off_still_logs_it(self):
        open_practice(offers_texting=False)
        callback = CallbackRequestFactory(may_text=False)
        response = self.act("attempt", callback, outcome="texted")
        self.assertContains(response, 'name="reason"', status_code=422)
        self.act("attempt", callback, outcome="texted", reason="Sent before I saw")
        self.assertTrue(callback.attempts.get().incident)

    def test_it_can_be_taken_back(self):
        callback = CallbackRequestFactory(overdue=True, may_text=True)
        due = callback.due_at
        self.act("attempt", callback, outcome="texted")
        undo_call(callback.attempts.get(), self.user)
        callback = CallbackRequest.objects.get()
        self.assertEqual((callback.status, callback.due_at, callback.calls_made), (Status.NEW, due, []))
        self.assertIsNone(callback.first_called_at)
        self.assertEqual({entry.outcome for entry in callback.entries}, {Outcome.TEXTED})

    def test_the_copy_for_intake_tells_of_it(self):
        for may_text, words in [(True, "A text message may be sent."), (False, "Send no text message.")]:
            callback = CallbackRequestFactory(may_text=may_text)
            self.assertIn(words, self.client.get(desk_url("intake", callback.pk)).context["text"])
