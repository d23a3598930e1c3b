"""One request on one screen."""

import csv
import io
import re

from django.db import connection
from django.urls import reverse

from wagtail.users.models import UserProfile

from booking.actions.note import add_note
from booking.encryption.fields import encrypt
from booking.models import CallbackRequest
from booking.models.choices import AgeBand, Outcome, Status
from booking.public.tokens import receipt_for
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.factories import CallbackRequestFactory


class DetailTests(DeskTestCase):
    def test_number_in_standard_form_with_extension(self):
        response = self.open(CallbackRequestFactory(phone="tel:+1-951-555-0147;ext=12"))
        self.assertContains(response, "951-555-0147 ext. 12")
        self.assertContains(response, 'href="tel:+1-951-555-0147;ext=12"')

    def test_request_without_a_promise_says_so(self):
        callback = CallbackRequestFactory(promised_at=None, due_at=in_minutes(60))
        response = self.open(callback)
        self.assertContains(response, "No time was promised.")
        self.assertEqual(self.client.get(desk_url("index")).status_code, 200)

    def test_every_outcome_has_its_button(self):
        html = self.open(CallbackRequestFactory()).content.decode()
        offered = set(re.findall(r'name="outcome" value="(\w+)"', html))
        self.assertEqual(offered, {outcome.value for outcome in Outcome} - {"texted", "still_waits", "found_other"})

    def test_the_reason_of_a_message_is_asked_for_when_one_is_needed(self):
        callback = CallbackRequestFactory()
        self.assertNotContains(self.open(callback), 'name="reason"')
        response = self.act("attempt", callback, outcome="left_message", note="Rang long")
        self.assertContains(response, 'name="reason"', status_code=422)
        self.assertRegex(response.content.decode(), r'<input[^>]*name="reason"[^>]*autofocus')
        response = self.act("attempt", callback, outcome="left_message", note="Rang long", reason="She asked")
        self.assertEqual((response.status_code, callback.attempts.get().reason), (302, "She asked"))

    def test_single_keys_are_told_until_they_are_turned_off(self):
        callback = CallbackRequestFactory()
        self.assertContains(self.open(callback), "A letter in a frame is a key")
        UserProfile.objects.create(user=self.user, keyboard_shortcuts=False)
        response = self.open(callback)
        self.assertNotContains(response, "A letter in a frame is a key")
        self.assertContains(response, '"KEYBOARD_SHORTCUTS_ENABLED": false')

    def test_markup_in_a_name_and_a_note_stays_text(self):
        callback = CallbackRequestFactory(name="O'Brien <b>", note="<script>alert(1)</script>")
        for response in [self.open(callback), self.client.get(desk_url("index"))]:
            self.assertContains(response, "O&#x27;Brien &lt;b&gt;")
            self.assertNotContains(response, "<script>alert")

    def test_who_wants_no_call_has_no_number_to_tap(self):
        for status in (Status.WITHDRAWN, Status.SPAM):
            callback = CallbackRequestFactory(status=status, closed_at=in_minutes(0), phone="tel:+1-951-555-0147")
            self.assertNotContains(self.open(callback), 'href="tel:')
            self.assertContains(self.open(callback), "951-555-0147")

    def test_young_person_alone_shows_the_banner(self):
        self.assertContains(self.open(CallbackRequestFactory(age_band=AgeBand.TEEN)), "do not assume parents may know")
        child = CallbackRequestFactory(age_band=AgeBand.TEEN, for_whom="child")
        self.assertNotContains(self.open(child), "do not assume")

    def test_opening_is_recorded_and_managers_see_it(self):
        callback = CallbackRequestFactory()
        self.open(callback)
        self.assertEqual(logged("view").get().user, self.user)
        shown = {"audit": "1"}
        self.assertNotContains(self.client.get(desk_url("open", callback.pk), shown), ": Opened")
        self.client.force_login(self.manager)
        self.assertContains(self.client.get(desk_url("open", callback.pk), shown), ": Opened")

    def test_unknown_request_is_not_found(self):
        self.assertEqual(self.client.get(desk_url("open", 999)).status_code, 404)


class LostKeyTests(DeskTestCase):
    def test_every_screen_of_a_request_says_so(self):
        callback = CallbackRequestFactory()
        with self.settings(FIELD_KEYS=["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]):
            self.assertContains(self.open(callback), "cannot be read", status_code=503)
            response = self.client.post(desk_url("attempt", callback.pk), {"outcome": "busy"})
            self.assertContains(response, "cannot be read", status_code=503)


class DisclosureTests(DeskTestCase):
    def test_everything_held_is_listed_and_looking_is_recorded(self):
        callback = CallbackRequestFactory(
            name="Lupe", phone="tel:+1-951-555-0142", note="rings twice", phone_before="tel:+1-951-555-0111",
            consent="[en 1234] You may call me.", best_times=["weekend"],
        )  # fmt: skip
        add_note(callback, self.user, "Her sister rang")
        response = self.client.get(desk_url("disclosure", callback.pk))
        for words in ["Lupe", "951-555-0142", "951-555-0111", "rings twice", "You may call me.", "Her sister rang",
                      "Weekends", callback.reference]:  # fmt: skip
            self.assertContains(response, words)
        self.assertEqual(logged("disclose").get().user, self.user)

    def test_the_way_to_it_and_to_erasing_is_on_the_screen(self):
        callback = CallbackRequestFactory()
        self.assertContains(self.open(callback), desk_url("disclosure", callback.pk))
        self.assertContains(self.open(callback), desk_url("erase", callback.pk))

    def test_a_hold_is_explained(self):
        self.assertContains(
            self.open(CallbackRequestFactory(legal_hold=True)), "The law can require us to keep a record"
        )


class UnreadableNumberTests(DeskTestCase):
    """Two rows hold what no version of phonenumbers reads, one of them as the number before a correction, too."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.whole = CallbackRequestFactory(name="Whole")
        cls.broken = CallbackRequestFactory(name="Ana")
        cls.closed = CallbackRequestFactory(closed=True)
        for callback, text in [(cls.broken, "ask at the door"), (cls.closed, "tel:+1")]:
            with connection.cursor() as cursor:
                stored = [encrypt(text), encrypt(text), callback.pk]
                cursor.execute("UPDATE booking_callbackrequest SET phone=%s, phone_before=%s WHERE id=%s", stored)

    def test_lists_and_screens_show_it_as_it_is_stored(self):
        self.assertContains(self.client.get(desk_url("index")), self.broken.reference)
        self.assertContains(self.client.get(desk_url("index"), {"tab": "closed"}), self.closed.reference)
        self.assertContains(self.client.post(desk_url("search"), {"q": "Ana"}), self.broken.reference)
        screens = [self.open(self.broken), self.client.get(desk_url("disclosure", self.broken.pk))]
        for screen in screens:
            self.assertContains(screen, "ask at the door")
            self.assertNotContains(screen, 'href="None"')

    def test_export_holds_it_beside_the_others(self):
        self.client.force_login(self.manager)
        sent = self.client.post(desk_url("export"), {"tab": "open", "reason": "Asked by the owner"})
        numbers = {row[2]: row[3] for row in csv.reader(io.StringIO(sent.content.decode()))}
        self.assertEqual(numbers["Ana"], "ask at the door")
        self.assertIn("Whole", numbers)

    def test_every_click_works_and_it_counts_as_nobody_elses_number(self):
        self.act("claim", self.broken)
        self.act("attempt", self.broken, outcome=Outcome.NO_ANSWER, entries=0)
        self.assertEqual(self.broken.attempts.count(), 1)
        for callback in (self.broken, self.closed):
            callback.refresh_from_db()
            callback.save()
        self.act("do-not-call", self.broken, do_not_call_reason="Asked not to be called")
        self.assertEqual(CallbackRequest.objects.with_same_number(self.closed.pk).count(), 1)
        reasons = {row.pk: row.do_not_call_reason for row in CallbackRequest.objects.with_do_not_call()}
        self.assertEqual([pk for pk, reason in reasons.items() if reason], [self.broken.pk])

    def test_pages_and_files_of_the_caller_open(self):
        receipt = receipt_for(self.broken.key)
        for name, *parts in [("request-done", receipt), ("calendar", receipt), ("contact-card",)]:
            self.assertEqual(self.client.get(reverse(f"booking:{name}", args=parts)).status_code, 200)

    def test_disclosure_says_whether_the_person_is_a_client(self):
        for is_client in (True, False):
            callback = CallbackRequestFactory(is_client=is_client)
            html = self.client.get(desk_url("disclosure", callback.pk)).content.decode()
            self.assertRegex(html, r"lready a client</dt>\s*<dd>" + ("Yes|yes" if is_client else "no"))
