import datetime as dt

from booking.models import CallbackRequest
from booking.models.choices import AgeBand, CallLanguage, ForWhom, IfSomeoneElseAnswers, Status
from practice.models import PracticeSettings
from tests.booking.public_case import TUESDAY, PublicTestCase, url
from tests.factories import ClinicianPageFactory, open_practice


class SilenceTests(PublicTestCase):
    def test_a_name_and_a_number_are_enough(self):
        self.assertEqual(self.send().status_code, 303)
        stored = self.stored()
        self.assertEqual((stored.name, stored.last_digits, stored.status), ("Ana", "0142", Status.NEW))

    def test_silence_means_the_more_careful_answer(self):
        self.send()
        stored = self.stored()
        self.assertFalse(stored.may_leave_message)
        self.assertFalse(stored.may_text)
        self.assertEqual(stored.if_someone_else_answers, IfSomeoneElseAnswers.HANG_UP)
        self.assertEqual((stored.for_whom, stored.best_times, stored.note), (ForWhom.ME, [], ""))

    def test_the_call_is_in_the_language_of_the_page_unless_another_is_chosen(self):
        self.send("es")
        self.assertEqual(self.stored().language, CallLanguage.SPANISH)
        self.send("en", phone="805 555 0100", name="Beto", language="es")
        self.assertEqual(CallbackRequest.objects.get(site_language="en").language, CallLanguage.SPANISH)

    def test_an_answer_is_stored_as_given(self):
        self.send(may_leave_message="yes", if_someone_else_answers="practice", for_whom="child", age_band="under_12")
        stored = self.stored()
        self.assertTrue(stored.may_leave_message)
        self.assertEqual(stored.if_someone_else_answers, IfSomeoneElseAnswers.PRACTICE)
        self.assertEqual((stored.for_whom, stored.age_band), (ForWhom.CHILD, AgeBand.UNDER_12))


class HostileTextTests(PublicTestCase):
    def test_a_name_that_nobody_can_see_or_say_is_missing(self):
        for name in ["\u200b", "\u2060\u00ad", "\ufeff \u200d", "\u0301"]:
            with self.subTest(ascii(name)):
                self.assertContains(self.send(name=name), "Enter a name or nickname")

    def test_many_people_at_one_screen_are_as_many_requests(self):
        token = self.token()
        for number in range(25):
            self.now.shift(60)
            caller = {"name": f"Caller {number}", "phone": f"951 555 {number:04}"}
            answer = self.send(token=token, **caller)
            if number in (10, 20):  # A form has its limit; what was typed comes back in another one.
                self.assertContains(answer, "This form was sent too many times.", status_code=429)
                self.assertContains(answer, caller["name"], status_code=429)
                token = str(self.token_of(answer))
                answer = self.send(token=token, **caller)
            self.assertEqual(answer.status_code, 303)
        self.assertEqual(CallbackRequest.objects.count(), 25)

    def test_a_form_makes_ten_requests_at_most_under_whatever_names(self):
        token = self.token()
        for number in range(30):
            self.now.shift(60)
            self.send(token=token, name=f"Caller {number}", phone=f"951 555 {number:04}")
        self.assertEqual(CallbackRequest.objects.count(), 10)

    def test_a_form_older_than_a_day_comes_back_with_what_was_typed_and_is_sent_once_more(self):
        token = self.token()
        self.now.shift(dt.timedelta(days=1))
        answer = self.send(token=token, name="Xiomara")
        self.assertContains(answer, "This form had been open for too long.")
        self.assertContains(answer, "Xiomara")
        self.assertFalse(CallbackRequest.objects.exists())
        self.assertEqual(self.send(token=str(self.token_of(answer)), name="Xiomara").status_code, 303)

    def test_control_characters_do_not_reach_the_database(self):
        self.send(name="A\x00n\x1ba\u202e\ue000")
        self.assertEqual(self.stored().name, "Ana")

    def test_a_name_of_eighty_letters_is_the_longest(self):
        self.assertEqual(self.send(name="a" * 80).status_code, 303)
        self.assertContains(self.send(name="b" * 81), "at most 80 letters")

    def test_nothing_is_answered_with_an_error_of_the_server(self):
        token = self.token()
        texts = ["\x00", "\ud7ff\uffff", "<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}", "%s%n", "a" * 70000]
        names = [
            "name",
            "phone",
            "best_times",
            "language",
            "may_leave_message",
            "clinician",
            "age_band",
            "page",
            "token",
        ]
        for name in names:
            for text in texts:
                with self.subTest(f"{name} {text[:20]!r}"):
                    self.now.shift(3600)  # The limit is tested elsewhere.
                    response = self.send(**{"token": token, name: text})
                    self.assertLess(response.status_code, 500)
                    self.assertNotIn(b"<script>alert", response.content)


class YoungPeopleTests(PublicTestCase):
    def test_twelve_to_seventeen_may_ask_for_themselves(self):
        self.assertEqual(self.send(for_whom="me", age_band="12_17").status_code, 303)
        self.assertEqual((self.stored().for_whom, self.stored().age_band), (ForWhom.ME, AgeBand.TEEN))

    def test_under_twelve_is_asked_for_a_grown_up_and_told_whom_to_call(self):
        for for_whom in ["me", ""]:
            with self.subTest(for_whom):
                response = self.send(for_whom=for_whom, age_band="under_12")
                self.assertContains(response, "ask an adult")
                self.assertContains(response, "1-800-422-4453")
        self.assertContains(self.send("es", age_band="under_12"), "oprima 2, envíe AYUDA al 988 o llame a Childhelp")
        self.assertFalse(CallbackRequest.objects.exists())

    def test_every_other_answer_about_whom_and_how_old_is_taken(self):
        answers = [(whom, age) for whom in ["", *ForWhom.values] for age in ["", *AgeBand.values]]
        refused = {("", "under_12"), ("me", "under_12")}
        for whom, age in answers:
            with self.subTest(f"{whom} {age}"):
                self.now.shift(60)
                status = self.send(for_whom=whom, age_band=age).status_code
                self.assertEqual(status, 200 if (whom, age) in refused else 303)
        self.assertEqual(CallbackRequest.objects.count(), len(answers) - len(refused))


class OfferTests(PublicTestCase):
    def names(self, response):
        return set(response.context["form"].fields)

    def test_only_times_in_which_the_practice_opens_are_offered(self):
        offered = [value for value, _label in self.open_form().context["form"].fields["best_times"].choices]
        self.assertEqual(offered, ["weekday_morning", "weekday_afternoon"])

    def test_texting_and_the_note_are_absent_and_ignored_unless_switched_on(self):
        self.assertFalse({"may_text", "note"} & self.names(self.open_form()))
        self.send(may_text="yes", note="Secret")
        self.assertEqual((self.stored().may_text, self.stored().note), (False, ""))

    def test_texting_and_the_note_are_stored_when_switched_on(self):
        open_practice(offers_texting=True, asks_for_note=True)
        self.send(may_text="yes", note="After two,\r\nplease.")
        self.assertEqual((self.stored().may_text, self.stored().note), (True, "After two,\nplease."))

    def test_a_note_of_301_characters_comes_back_whole(self):
        open_practice(asks_for_note=True)
        response = self.send(note="n" * 301)
        self.assertContains(response, "Too long: 301 characters.")
        self.assertContains(response, "n" * 301)
        self.assertEqual(self.send(note="n" * 300).status_code, 303)


class PromiseTests(PublicTestCase):
    def test_the_time_that_was_shown_is_the_time_that_is_stored(self):
        response = self.open_form()
        self.assertContains(response, "We will call you today by 12")
        self.now.shift(dt.timedelta(minutes=40))
        self.send(token=str(self.token_of(response)))
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(hours=2))
        self.assertEqual(self.stored().due_at, self.stored().promised_at)

    def test_a_promise_that_has_passed_is_made_anew(self):
        token = self.token()
        self.now.shift(dt.timedelta(hours=3))
        self.send(token=token)
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(hours=5))

    def test_a_promise_of_which_minutes_are_left_is_made_anew(self):
        token = self.token()
        self.now.shift(dt.timedelta(hours=1, minutes=50))
        self.send(token=token)
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(hours=4))

    def test_without_opening_hours_no_hour_is_promised_or_stored(self):
        PracticeSettings.objects.get().opening_hours.all().delete()
        for language, words in {"en": "We will call you back.", "es": "Le devolveremos la llamada."}.items():
            response = self.open_form(language)
            self.assertContains(response, words)
            self.assertNotContains(response, {"en": "We will call you today", "es": "más tardar"}[language])
        self.assertEqual(self.send().status_code, 303)
        self.assertEqual((self.stored().promised_at, self.stored().due_at), (None, TUESDAY + dt.timedelta(hours=24.25)))

    def test_hours_set_after_the_form_was_opened_make_a_promise(self):
        PracticeSettings.objects.get().opening_hours.all().delete()
        token = self.token()
        open_practice()
        self.send(token=token)
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(hours=2))

    def test_chosen_times_move_the_promise(self):
        self.send(best_times=["weekday_afternoon"])
        self.assertEqual(self.stored().promised_at, TUESDAY + dt.timedelta(hours=4))
        self.assertEqual(self.stored().best_times, ["weekday_afternoon"])


class QueryTests(PublicTestCase):
    def test_the_form_asks_the_database_the_same_few_questions_for_any_number_of_clinicians(self):
        ClinicianPageFactory()
        PracticeSettings.objects.get()
        self.open_form()
        with self.assertNumQueries(3):
            self.client.get(url())
        for _ in range(5):
            ClinicianPageFactory()
        self.open_form()
        with self.assertNumQueries(3):
            self.client.get(url())
