"""Withdrawing by the link or by reference and digits."""

import datetime as dt

from booking.models import CallbackRequest
from booking.models.choices import Status
from tests.booking.public_case import PublicTestCase, url
from tests.factories import CallbackRequestFactory


class WithdrawTests(PublicTestCase):
    def withdraw(self, **data):
        return self.client.post(url("request-withdraw"), data)

    def test_by_the_link_in_the_answer(self):
        answer = self.client.get(self.send().url)
        address = url("request-withdraw", answer.context["receipt"])
        self.assertContains(answer, address)
        self.assertContains(self.client.get(address), answer.context["receipt"])
        self.assertEqual(self.stored().status, Status.NEW)
        self.assertEqual(self.withdraw(receipt=answer.context["receipt"]).status_code, 303)
        self.assertEqual(self.stored().status, Status.WITHDRAWN)
        self.assertFalse(CallbackRequest.objects.open().exists())

    def test_a_link_older_than_a_day_asks_for_the_reference_and_never_says_that_it_is_done(self):
        receipt = self.client.get(self.send().url).context["receipt"]
        self.now.shift(dt.timedelta(days=1, seconds=1))
        self.assertContains(self.client.get(url("request-withdraw", receipt)), 'name="reference"')
        answer = self.withdraw(receipt=receipt)
        self.assertContains(answer, "That page works for one day only.")
        self.assertContains(answer, 'name="reference"')
        self.assertNotContains(answer, receipt)
        self.assertEqual(self.stored().status, Status.NEW)

    def test_by_reference_and_last_digits_however_they_are_written(self):
        written = [("K7M-4XQ", "0142"), ("k7m 4xq", "…0142"), ("K7M–4XQ", "(951) 555-0142"), (" k7m4xq. ", "٠١٤٢")]
        for reference, last_digits in written:
            with self.subTest(f"{reference} {last_digits}"):
                callback = CallbackRequestFactory(reference="K7M-4XQ", phone="tel:+1-951-555-0142")
                answer = self.withdraw(reference=reference, last_digits=last_digits)
                self.assertEqual(answer.status_code, 303)
                callback.refresh_from_db()
                self.assertEqual(callback.status, Status.WITHDRAWN)
                callback.delete()

    def test_the_page_that_promised_a_call_promises_none_any_more(self):
        answer = self.client.get(self.send().url)
        self.withdraw(receipt=answer.context["receipt"])
        page = self.client.get(url("request-done", answer.context["receipt"]))
        self.assertContains(page, "We will not call")
        self.assertNotContains(page, "We will call you")

    def test_wrong_digits_reveal_nothing(self):
        self.send()
        right = {"reference": self.stored().reference, "last_digits": "0142"}
        pages = []
        for data in [
            {**right, "last_digits": "9999"},
            {**right, "reference": "AAA-AAA"},
            {**right, "last_digits": "142"},
        ]:
            response = self.withdraw(**data)
            pages.append((response.status_code, response.url, self.client.get(response.url).content))
            self.assertEqual(self.stored().status, Status.NEW)
        response = self.withdraw(**right)
        pages.append((response.status_code, response.url, self.client.get(response.url).content))
        self.assertEqual(len(set(pages)), 1)

    def test_guessing_is_held_back(self):
        self.send()
        for _ in range(8):
            self.withdraw(reference=self.stored().reference, last_digits="9999")
        self.assertEqual(self.withdraw(reference=self.stored().reference, last_digits="0142").status_code, 429)
        self.assertEqual(self.stored().status, Status.NEW)

    def test_what_is_over_stays_as_it_is(self):
        over = CallbackRequestFactory(closed=True, phone="tel:+1-951-555-0142")
        self.withdraw(reference=over.reference, last_digits="0142")
        over.refresh_from_db()
        self.assertEqual(over.status, Status.SCHEDULED)

    def test_an_empty_form_says_what_is_missing(self):
        for words in ["Two things", "Your reference is missing.", "The last 4 digits are missing."]:
            self.assertContains(self.withdraw(), words)
        self.assertContains(self.withdraw(receipt="made-up"), "That page works for one day only.")
