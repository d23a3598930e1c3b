import contextlib
import datetime as dt
import re
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings

from booking.models import CallbackRequest
from booking.models.choices import Status
from booking.public.forms import TRAP
from booking.public.throttling import Sender, is_own_origin
from practice.limits.limit import Limit
from tests.booking.public_case import ANSWERS, TUESDAY, PublicTestCase, url


def posted(**headers):
    return RequestFactory().post("/call-back/", headers=headers, REMOTE_ADDR="198.51.100.7")


class OwnOriginTests(SimpleTestCase):
    def test_believes_what_the_browser_says(self):
        cases = [
            ({}, True),
            ({"origin": "http://testserver"}, True),
            ({"origin": "http://testserver.evil.example"}, False),
            ({"origin": "https://testserver"}, False),
            ({"origin": "null"}, False),
            ({"origin": "null", "sec_fetch_site": "same-origin"}, True),
            ({"origin": "null", "sec_fetch_site": "cross-site"}, False),
            ({"sec_fetch_site": "same-origin"}, True),
            ({"sec_fetch_site": "none"}, True),
            ({"sec_fetch_site": "same-site"}, False),
        ]
        for headers, is_ours in cases:
            with self.subTest(headers):
                self.assertIs(is_own_origin(posted(**headers)), is_ours)

    @override_settings(CSRF_TRUSTED_ORIGINS=["https://booking.example"])
    def test_an_origin_that_the_settings_trust_is_ours(self):
        self.assertTrue(is_own_origin(posted(origin="https://booking.example")))
        self.assertFalse(is_own_origin(posted(origin="https://other.example")))


class SenderTests(TestCase):
    @override_settings(CALLBACK_LIMIT=2)
    def test_each_purpose_has_its_own_limit(self):
        sender = Sender(posted())
        self.assertEqual([sender.is_flooding("create") for _ in range(3)], [False, False, True])
        self.assertFalse(sender.is_flooding("withdraw"))


class ProtectionTests(PublicTestCase):
    def test_a_form_from_elsewhere_comes_back_filled_in(self):
        for headers in [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]:
            with self.subTest(headers):
                response = self.send(headers=headers, name="Xiomara")
                self.assertContains(response, "did not tell us that this form came from our page")
                self.assertContains(response, "Xiomara")
        self.assertFalse(CallbackRequest.objects.exists())

    def test_our_own_origin_is_taken(self):
        for headers in [{"Origin": "http://testserver"}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}]:
            with self.subTest(headers):
                self.assertEqual(self.send(headers=headers).status_code, 303)

    def test_a_token_that_is_old_or_made_up_is_replaced_and_the_form_can_be_sent_at_once(self):
        old = self.token()
        self.now.shift(dt.timedelta(days=31))
        for token in [old, "", "made:up", old[:-1], "\x00"]:
            with self.subTest(token):
                response = self.send(token=token or "-", name="Xiomara")
                self.assertContains(response, "Nothing is lost")
        self.assertEqual(self.send(token=str(self.token_of(response))).status_code, 303)
        self.assertEqual(self.stored().status, Status.NEW)

    def test_a_form_that_lay_open_for_two_days_comes_back_and_is_sent_at_once(self):
        token = self.token()
        self.now.shift(dt.timedelta(days=2))
        response = self.send(token=token, name="Xiomara")
        self.assertContains(response, "Xiomara")
        self.assertEqual(self.send(token=str(self.token_of(response))).status_code, 303)
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(days=2, hours=2))

    def test_a_machine_gets_the_ordinary_thank_you_and_lands_in_the_spam_box(self):
        ordinary = self.send()
        self.assertEqual(self.stored().status, Status.NEW)
        trapped = self.send(name="Bot", phone="805 555 0100", **{TRAP: "1"})
        too_fast = str(self.token_of(self.client.get(url())))
        quick = self.send(token=too_fast, name="Quick", phone="213 555 0100")
        for response in [trapped, quick]:
            self.assertEqual(response.status_code, 303)
            answer = self.client.get(response.url)
            self.assertEqual(answer.status_code, self.client.get(ordinary.url).status_code)
            self.assertContains(answer, "Thank you. We will call you")
        spam = CallbackRequest.objects.filter(status=Status.SPAM)
        self.assertEqual({request.name for request in spam}, {"Bot", "Quick"})
        self.assertFalse(spam.filter(closed_at=None).exists())

    @override_settings(CALLBACK_LIMIT=3)
    def test_a_flood_is_held_back_with_the_number_and_the_words_typed(self):
        token = self.token()
        for _ in range(3):
            self.send(token=token)
        response = self.send(token=token, name="Xiomara", headers={"X-Forwarded-For": "203.0.113.9"})
        for words in ["951-555-0100", "Xiomara", "Too many requests came from your connection."]:
            self.assertContains(response, words, status_code=429)
        self.assertContains(self.send("es", token=token), "Llegaron demasiadas solicitudes", status_code=429)
        others = self.client.post(url(), {**ANSWERS, "token": token}, REMOTE_ADDR="203.0.113.5")
        self.assertEqual(others.status_code, 303)
        self.now.shift(dt.timedelta(minutes=11))
        self.assertEqual(self.send(token=token).status_code, 303)

    @override_settings(CALLBACK_LIMIT=2)
    def test_changing_the_language_counts_apart_and_gives_back_what_was_typed(self):
        switch = {**ANSWERS, "token": self.token(), "switch": "es", "name": "Xiomara"}
        address = re.search(r'formaction="([^"]+)"', self.open_form().content.decode())[1]
        self.assertEqual(address, url(language="es") + "?switch")
        answers = [self.client.post(address, switch) for _ in range(3)]
        self.assertEqual([answer.status_code for answer in answers], [200, 200, 429])
        self.assertContains(answers[-1], "Xiomara", status_code=429)
        self.assertContains(answers[0], f'formaction="{url()}?switch"')  # And so on, however often.
        self.assertFalse(CallbackRequest.objects.exists())
        self.assertEqual(self.send(token=switch["token"]).status_code, 303)

    @override_settings(CALLBACK_LIMIT=0)
    def test_what_is_one_too_many_is_counted_before_a_form_reads_it(self):
        counted = []
        with (
            patch.object(Limit, "is_exceeded", lambda limit, subject: counted.append(limit.purpose) or False),
            patch.object(HttpRequest, "_load_post_and_files", side_effect=lambda: counted.append("read")) as read,
        ):
            for name in ("request-create", "request-withdraw"):
                with contextlib.suppress(AttributeError):  # Nothing was read, so there is no form.
                    self.client.post(url(name), ANSWERS)
        self.assertEqual(read.call_count, 2)
        self.assertEqual(counted, ["booking:create", "read", "booking:withdraw", "read"])

    def test_a_counter_that_is_away_does_not_break_the_form(self):
        token = self.token()
        away = patch.object(Limit, "_take", side_effect=OperationalError)
        with away, self.assertLogs("practice.limits.limit", "WARNING"):
            self.assertEqual(self.send(token=token).status_code, 303)
        self.assertEqual(self.stored().name, "Ana")

    def test_a_file_is_read_past_and_never_lies_on_the_disk(self):
        file = SimpleUploadedFile("diary.txt", b"x" * 50_000)
        with patch.object(TemporaryFileUploadHandler, "new_file") as written:
            self.assertEqual(self.send(note=file).status_code, 303)
        written.assert_not_called()

    def test_other_methods_are_refused(self):
        for method in ["put", "delete", "patch"]:
            self.assertEqual(getattr(self.client, method)(url()).status_code, 405)
