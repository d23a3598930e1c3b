import datetime as dt
import re
from unittest.mock import patch
from urllib.parse import quote

import time_machine

from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone

from booking.models import CallbackRequest
from booking.notifications import announce_requests
from practice.models import PracticeSettings
from tests.booking.public_case import ANSWERS, TUESDAY, PublicTestCase, url
from tests.factories import ClinicianPageFactory, open_practice


class FormPageTests(PublicTestCase):
    def test_emergency_words_stand_before_the_first_field(self):
        for language, words in {
            "en": ["Call 911", "tel:988", "text 988"],
            "es": ["Llame al 911", "oprima 2", "AYUDA"],
        }.items():
            html = self.open_form(language).content.decode()
            before, _form, _after = html.partition("<form")
            for word in words:
                with self.subTest(f"{language} {word}"):
                    self.assertIn(word, before[before.index("<main") :])

    def test_says_by_when_before_anything_is_sent(self):
        self.assertContains(self.client.get(url()), "We will call you today by 12 noon.")
        spanish = self.client.get(url(language="es"))
        self.assertContains(spanish, "Le llamaremos hoy a más tardar a las 12 del mediodía.")

    def test_shows_the_other_ways_to_reach_us(self):
        open_practice(email="desk@example.org")
        response = self.open_form()
        for words in ["951-555-0100", "tel:711", "mailto:desk@example.org"]:
            self.assertContains(response, words)

    def test_other_ways_are_named_before_the_form_and_told_in_full_after_it(self):
        open_practice(email="desk@example.org")
        before, _form, after = self.open_form().content.decode().partition("<form")
        for way in ("tel:+1-951-555-0100", "tel:711", "#other-ways"):
            self.assertIn(f'class="other-ways__link" href="{way}"', before)
        unfolded, details, _folded = after.partition('id="other-ways"')[2].partition("<details")
        self.assertTrue(details)
        self.assertIn("tel:711", unfolded)

    def test_no_two_forms_look_the_same_to_a_browser(self):
        forms = [self.open_form().content.decode() for _ in range(3)]
        first_names = {re.search(r'<form class="form".*?name="([^"]+)"', html, re.S)[1] for html in forms}
        self.assertEqual(len(first_names), 3)

    def test_sets_no_cookie_and_is_never_kept(self):
        pages = [self.open_form(), self.send(name=""), self.send(), self.client.get(url("request-withdraw"))]
        pages.append(self.client.get(pages[2].url))
        for response in pages:
            with self.subTest(response.request["PATH_INFO"]):
                self.assertFalse(response.cookies)
                self.assertIn("no-store", response["Cache-Control"])

    def test_works_for_a_practice_that_has_filled_in_nothing(self):
        practice = PracticeSettings.objects.get()
        practice.phone, practice.opening_hours = "", []
        practice.save()
        for language in ["en", "es"]:
            self.assertEqual(self.open_form(language).status_code, 200)
        answer = self.send()
        self.assertEqual(answer.status_code, 303)
        thanks = self.client.get(answer.url)
        self.assertContains(thanks, "Thank you. We will call you back.")
        for words in ["postmark", "at the latest", "this number"]:
            self.assertNotContains(thanks, words)

    def test_strange_queries_are_ignored(self):
        for query in [{"page": "\x00"}, {"page": "x" * 5000}, {"clinician": "²"}, {"page": "-1", "clinician": "a"}]:
            with self.subTest(query):
                self.assertEqual(self.open_form(**query).status_code, 200)


class FaultTests(PublicTestCase):
    def test_an_empty_form_comes_back_with_a_summary_that_leads_to_the_fields(self):
        for language, words in {
            "en": ["<title>Error: ", "Two things before we can call"],
            "es": ["<title>Error: Pida", "Dos cosas antes de que podamos llamar"],
        }.items():
            response = self.send(language, name="", phone=" ")
            for part in [*words, 'href="#id_name"', 'href="#id_phone"', 'role="alert"', 'id="id_phone_error"']:
                with self.subTest(f"{language} {part}"):
                    self.assertContains(response, part)
        self.assertFalse(CallbackRequest.objects.exists())

    def test_a_fault_is_tied_to_its_field(self):
        html = self.send(phone="12").content.decode()
        self.assertRegex(html, r'<input type="tel"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*id_phone_error')

    def test_everything_typed_comes_back(self):
        response = self.send(phone="12", best_times=["weekday_morning"], may_leave_message="yes", for_whom="child")
        form = response.context["form"]
        self.assertEqual(form["name"].value(), "Ana")
        self.assertEqual(form["best_times"].value(), ["weekday_morning"])
        self.assertEqual((form["may_leave_message"].value(), form["for_whom"].value()), ("yes", "child"))

    def test_a_database_that_refuses_gives_the_words_back_and_says_so(self):
        token = self.token()
        with patch("booking.public.forms.receive", side_effect=OperationalError("disk full")):
            response = self.send(token=token, name="Xiomara")
        self.assertContains(response, "We could not store this just now.", status_code=503)
        self.assertContains(response, "Xiomara", status_code=503)
        self.assertContains(response, "951-555-0100", status_code=503)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(self.send(token=str(self.token_of(response)), name="Xiomara").status_code, 303)


class SwitchTests(PublicTestCase):
    def test_what_was_typed_goes_along_into_the_other_language(self):
        typed = {"name": "Ana", "phone": "951 5", "best_times": ["weekday_morning"], "may_leave_message": "yes"}
        data = {**typed, "language": "en", "token": self.token(), "switch": "es"}
        response = self.client.post(url(language="es"), data)
        form = response.context["form"]
        self.assertEqual({name: form[name].value() for name in typed}, typed)
        self.assertContains(response, "Pida que le llamemos")
        self.assertNotContains(response, "error-summary")
        self.assertFalse(CallbackRequest.objects.exists())

    def test_the_language_of_the_call_follows_unless_it_was_chosen(self):
        for chosen, expected in [("en", "es"), ("es", "es"), ("", "es")]:
            with self.subTest(chosen):
                data = {"language": chosen, "token": self.token(), "switch": "es"}
                form = self.client.post(url(language="es"), data).context["form"]
                self.assertEqual(form["language"].value() or "es", expected)

    def test_it_is_still_the_same_form(self):
        token = self.token()
        response = self.client.post(url(language="es"), {**ANSWERS, "token": token, "switch": "es"})
        self.send("en", token=token)
        self.send("es", token=str(self.token_of(response)))
        self.assertEqual(CallbackRequest.objects.count(), 1)

    def test_the_enter_key_sends_and_does_not_switch(self):
        html = self.open_form().content.decode()
        first = html.index('form="request-form"')
        self.assertIn("hidden", html[html.rindex("<", 0, first) : html.index(">", first)])


class AnswerTests(PublicTestCase):
    def answer(self, language="en", **answers):
        return self.client.get(self.send(language, **answers).url)

    def test_repeats_the_promise_and_gives_what_can_be_noted_down(self):
        answer = self.answer()
        for words in [
            "Thank you. We will call you today by 12",
            self.stored().reference,
            "ends in 0142",
            "951-555-0100",
        ]:
            self.assertContains(answer, words)
        spanish = self.answer("es", phone="805 555 0100", name="B")
        self.assertContains(spanish, "Gracias. Le llamaremos hoy a más tardar")

    def test_shows_no_name_and_no_more_than_four_digits(self):
        response = self.send(name="Xiomara", phone="(805) 555-0142")
        answer = self.client.get(response.url)
        receipt = answer.context["receipt"]  # Drawn by lot, it may hold any statistics.
        answer = answer.content.decode().replace(quote(receipt), "").replace(receipt, "")
        for personal in ["Xiomara", "805", "5550142", "555-0142"]:
            self.assertNotIn(personal, answer)
            self.assertNotIn(personal, response.url.replace(receipt, ""))

    def test_has_the_emergency_words(self):
        for language, words in {"en": "call 911", "es": "llame al 911"}.items():
            answer = self.answer(language).content.decode()
            self.assertIn(words, answer[answer.index("<main") : answer.index("</main")])

    def test_names_whom_the_visitor_asked_for(self):
        marisol = ClinicianPageFactory(title="Marisol Vega")
        self.assertContains(self.answer(clinician=marisol.pk), "would like to speak with Marisol Vega")

    def test_after_the_promised_time_it_makes_no_promise_any_more(self):
        for language, words in {
            "en": "We said that we would call you by Tuesday, November 17, 12 noon.",
            "es": "Dijimos que le llamaríamos a más tardar el martes 17 de noviembre a las 12 del mediodía.",
        }.items():
            address = self.send(language, name=language).url
            with time_machine.travel(TUESDAY + dt.timedelta(hours=20)):
                answer = self.client.get(address)
            with self.subTest(language):
                self.assertContains(answer, words)
                self.assertNotContains(answer, "Thank you")
                self.assertContains(answer, "951-555-0100")

    def test_shows_nothing_of_a_request_that_was_erased(self):
        address, stored = self.send().url, self.stored()
        CallbackRequest.objects.update(erased_at=timezone.now())
        answer = self.client.get(address)
        self.assertContains(answer, "Your request was received")
        self.assertNotContains(answer, stored.reference)

    def test_after_a_day_it_says_only_that_a_request_was_received(self):
        for language, words in {"en": "Your request was received", "es": "Recibimos su solicitud"}.items():
            address = self.send(language, name=language).url
            reference = CallbackRequest.objects.latest("pk").reference
            self.now.shift(dt.timedelta(days=1, seconds=1))
            answer = self.client.get(address)
            with self.subTest(language):
                self.assertContains(answer, words)
                for told in [reference, "0142", "Tuesday", "martes", "noon", "mediodía", answer.request["PATH_INFO"]]:
                    self.assertNotContains(answer, told)
                self.assertEqual(self.client.get(f"{address}call.ics").status_code, 404)

    def test_a_script_shows_it_under_an_address_without_the_receipt(self):
        answer = self.answer()
        self.assertContains(answer, f'data-shown-as="{url("request-received")}"')
        self.assertContains(answer, "main.js")
        self.assertContains(self.client.get(url("request-received")), "Your request was received")
        for address in [url("request-withdraw", answer.context["receipt"]), url() + "?again=x"]:
            self.assertRegex(self.client.get(address).content.decode(), 'data-shown-as="[^"?]*(call-back|withdraw)/"')

    def test_the_link_to_correct_something_leads_to_a_form_that_replaces_it(self):
        answer = self.answer()
        form = self.open_form(again=answer.context["receipt"])
        self.assertContains(answer, f"?again={quote(answer.context['receipt'])}")
        self.assertNotContains(form, "Ana")
        self.client.defaults["REMOTE_ADDR"] = "203.0.113.5"
        self.send(token=str(self.token_of(form)), phone="+44 20 7946 0000")
        self.assertEqual(self.stored().phone.country_code, 44)
        self.assertEqual(self.open_form(again="made-up").status_code, 200)

    def test_after_a_day_it_says_that_it_sends_another(self):
        said, receipt = "This form no longer changes your earlier request.", self.answer().context["receipt"]
        self.assertNotContains(self.open_form(again=receipt), said)
        self.assertNotContains(self.open_form(again="made-up"), said)
        with time_machine.travel(timezone.now() + dt.timedelta(hours=25)):
            self.assertContains(self.open_form(again=receipt), said)

    def test_a_made_up_address_gets_a_kind_page(self):
        for address in [url("request-done", "made-up"), url("request-done", "%00")]:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, "This page is no longer here", status_code=404)
                self.assertContains(response, "951-555-0100", status_code=404)


def everything_in_the_cache():
    """Return keys and values as they are kept, in memory or in Redis."""
    if hasattr(cache, "_cache"):
        return list(cache._cache.items())
    redis = cache.client.get_client()
    return [(key, redis.get(key)) for key in redis.scan_iter(_type="string")]


class PrivacyTests(PublicTestCase):
    MARK = "Quetzalcoatlina"

    def test_words_of_a_person_are_in_no_log_cache_or_other_table(self):
        with self.assertLogs(level="DEBUG") as logs:
            self.send(name=self.MARK, phone="12")
            with patch("booking.public.forms.receive", side_effect=OperationalError(self.MARK)):
                self.send(name=self.MARK)
            self.send(name=self.MARK, phone="951 555 0177")
        open_practice(callback_mail="desk@example.org")
        announce_requests(PracticeSettings.objects.get())
        kept = {"log": logs.output, "cache": everything_in_the_cache()}
        kept["mail"] = [message.message().as_string() for message in mail.outbox]
        for model in apps.get_models():
            if model is not CallbackRequest:
                kept[model.__name__] = list(model._base_manager.values_list())
        self.assertEqual(len(mail.outbox), 1)
        for place, content in kept.items():
            with self.subTest(place):
                self.assertNotIn(self.MARK, str(content))
                self.assertNotIn("5550177", str(content).replace("-", "").replace(" ", ""))
