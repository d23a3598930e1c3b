"""Corrections by the visitor and at the desk."""

import datetime as dt

from wagtail.models import ModelLogEntry

from booking.actions.change_status import change_status
from booking.actions.correct import correct
from booking.actions.log_call import log_call
from booking.actions.receive import receive
from booking.models import CallbackRequest
from booking.models.choices import Outcome, Status
from practice.phones import parsed
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.booking.public_case import PublicTestCase
from tests.factories import UserFactory

WORDS = ["Ana", "0142", "0199", "5550199", "mother"]


class CorrectTests(PublicTestCase):
    def entries(self):
        return ModelLogEntry.objects.filter(action__startswith="booking.")

    def test_a_correction_names_the_fields_and_no_word(self):
        token = self.token()
        self.send(token=token)
        self.assertFalse(self.entries().exists())
        self.send(token=token, phone="951 555 0199", may_leave_message="yes", note="my mother answers")
        entry = logged("correct").get()
        self.assertEqual(entry.user, None)
        self.assertEqual(entry.data["actor"], "visitor")
        self.assertLessEqual({"may_leave_message", "phone"}, set(entry.data["fields"]))
        for word in WORDS:
            self.assertNotIn(word, f"{entry.label} {entry.data}")

    def test_the_same_sent_again_is_no_correction(self):
        token = self.token()
        for _ in range(3):
            self.send(token=token)
        self.assertFalse(self.entries().exists())

    def test_out_of_the_spam_box_by_sending_again(self):
        self.send()
        change_status(self.stored(), Status.SPAM, UserFactory(frontdesk=True))
        promised_at = self.stored().promised_at
        receive(self.stored().key, name="Ana", phone=self.stored().phone, promised_at=promised_at, due_at=promised_at)
        self.assertLessEqual(
            {"old": "spam", "new": "new", "actor": "visitor"}.items(), logged("correct").get().data.items()
        )


class WaitingTests(PublicTestCase):
    """Promise and check-in of somebody on the waitlist stay where they are, whatever is corrected."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.user = UserFactory(frontdesk=True)

    def put_on_the_waitlist(self):
        self.form_token = self.token()
        self.send(token=self.form_token)
        waiting = self.stored()
        log_call(waiting, self.user, Outcome.WAITLIST, practice=self.practice)
        self.now.shift(600)
        return waiting

    def times(self, waiting):
        waiting.refresh_from_db()
        return waiting.promised_at, waiting.due_at, waiting.waiting_since, waiting.status

    def test_a_corrected_name_or_number_moves_neither_promise_nor_check_in(self):
        waiting = self.put_on_the_waitlist()
        before, later = self.times(waiting), waiting.due_at + dt.timedelta(days=3)
        for said in [{"name": "Anna"}, {"phone": parsed("951 555 0199")}, {"best_times": []}]:
            answers = {"name": waiting.name, "phone": waiting.phone} | said
            correct(waiting, self.user, promised_at=later, due_at=later, **answers)
            self.assertEqual(self.times(waiting), before, said)
        self.assertEqual((waiting.name, waiting.last_digits), ("Anna", "0199"))

    def test_the_form_sent_again_with_other_times_is_a_request_of_its_own(self):
        waiting = self.put_on_the_waitlist()
        before = self.times(waiting)
        for said in [{"name": "Anna"}, {"phone": "951 555 0199"}, {"best_times": ["weekday_evening"]}]:
            self.send(token=self.form_token, **said)
            self.assertEqual(self.times(waiting), before, said)
        self.assertEqual(waiting.name, "Ana")
        self.assertTrue(CallbackRequest.objects.open().exists())


class AtTheDeskTests(DeskTestCase):
    def test_a_request_taken_down_twice_is_one_entry_and_its_correction_names_the_writer(self):
        form = {
            "key": "abc", "source": "phone", "name": "Ana", "phone": "951 555 0142", "language": "en",
            "if_someone_else_answers": "hang_up", "for_whom": "me",
        }  # fmt: skip
        for phone in ("951 555 0142", "951 555 0142", "951 555 0199"):
            self.client.post(desk_url("add"), form | {"phone": phone})
        self.assertEqual(CallbackRequest.objects.get().last_digits, "0199")
        self.assertEqual(logged("create").get().user, self.user)
        self.assertEqual(
            (logged("correct").get().user, logged("correct").get().data), (self.user, {"fields": ["phone"]})
        )
