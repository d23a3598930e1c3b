"""A request that is taken down by hand."""

import re

from booking.models import CallbackRequest
from booking.models.choices import IfSomeoneElseAnswers
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import open_practice


class ManualEntryTests(DeskTestCase):
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

    def test_what_to_say_to_someone_else_stands_there_whole_on_a_phone(self):
        page = self.client.get(desk_url("add"))
        for answer in IfSomeoneElseAnswers.values:
            self.assertContains(page, f'type="radio" name="if_someone_else_answers" value="{answer}"')

    def test_source_is_wanted(self):
        response = self.enter(source="")
        self.assertEqual(response.status_code, 422)
        self.assertEqual(self.enter(source="website").status_code, 422)
        self.assertFalse(CallbackRequest.objects.exists())

    def test_the_first_mistake_has_the_focus(self):
        for name, typed in [("source", ""), ("phone", "951 555")]:
            html = self.enter(**{name: typed}).content.decode()
            self.assertEqual(re.findall(r'<(?:input|select)[^>]*name="(\w+)"[^>]*\bautofocus\b', html), [name])

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
        self.assertContains(self.enter(phone="555-0142"), "Example: 951-555-0142", status_code=422)
        self.enter(phone="(951) 555-0147 ext 4")
        self.assertEqual(CallbackRequest.objects.get().phone, "tel:+1-951-555-0147;ext=4")

    def test_form_opens(self):
        self.assertContains(self.client.get(desk_url("add")), "How it came")

    def test_leave_to_text_is_asked_for_as_in_the_public_form(self):
        self.assertNotContains(self.client.get(desk_url("add")), "may_text")
        self.enter(may_text="yes")
        self.assertFalse(CallbackRequest.objects.get().may_text)
        open_practice(offers_texting=True)
        self.assertContains(self.client.get(desk_url("add")), "May we send you a text message?")
        for key, answer, allowed in [("b", "yes", True), ("c", "no", False), ("d", "", False)]:
            self.enter(key=key, may_text=answer)
            self.assertIs(CallbackRequest.objects.get(key=key).may_text, allowed)
        self.assertEqual(self.enter(key="e", may_text="perhaps").status_code, 422)
