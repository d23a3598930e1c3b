"""The copy for intake: plain text of the allowed fields, and who opened it."""

import re

from booking.actions.note import add_note
from booking.models.choices import AgeBand
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.clients import prove
from tests.factories import CallbackRequestFactory, UserFactory


class IntakeTests(DeskTestCase):
    def text(self, callback):
        response = self.client.get(desk_url("intake", callback.pk))
        self.assertEqual(response.status_code, 200)
        return response.context["text"]

    def test_holds_the_allowed_fields_and_no_others(self):
        callback = CallbackRequestFactory(
            name="Ana María\u2028<b>",
            phone="tel:+1-951-555-0147",
            spanish=True,
            note="Since the accident",
            consent="Agreed to everything",
            phone_before="tel:+1-951-555-0148",
        )
        add_note(callback, self.user, "Her sister said after six")
        lines = dict(line.split(": ", 1) for line in self.text(callback).splitlines())
        self.assertEqual(
            set(lines),
            {"Reference", "Name", "Phone", "Language", "Best times", "Message", "If someone else answers"}
            | {"Who it is for", "Clinician"},
        )
        self.assertEqual((lines["Name"], lines["Language"]), ("Ana María <b>", "Spanish"))
        self.assertIn("951-555-0147", lines["Phone"])
        html = self.client.get(desk_url("intake", callback.pk)).content.decode()
        for word in ["accident", "Agreed to everything", "0148", "sister", "<b>"]:
            self.assertNotIn(word, re.sub(r"<head>.*</head>", "", html, flags=re.DOTALL), word)

    def test_a_young_person_alone_is_told_of(self):
        self.assertIn("do not assume parents", self.text(CallbackRequestFactory(age_band=AgeBand.TEEN)))

    def test_use_is_recorded_and_shown(self):
        callback = CallbackRequestFactory()
        self.assertContains(self.open(callback), desk_url("intake", callback.pk))
        self.text(callback)
        self.assertEqual(logged("intake").get().user, self.user)
        shown = self.client.get(desk_url("open", callback.pk), {"audit": "1"})
        self.assertContains(shown, "Copied for intake")

    def test_erased_is_a_sentence(self):
        callback = CallbackRequestFactory()
        self.act("erase", callback, erase_reason="asked")
        self.assertNotContains(self.open(callback), desk_url("intake", callback.pk))
        response = self.client.get(desk_url("intake", callback.pk), follow=True)
        self.assertContains(response, "Name, number and notes are erased.")
        self.assertFalse(logged("intake").exists())

    def test_therapist_has_no_way_to_it(self):
        callback = CallbackRequestFactory()
        therapist = UserFactory(therapist=True)
        self.client.force_login(therapist)
        prove(self.client, therapist, "mfa")
        self.assertEqual(self.client.get(desk_url("intake", callback.pk)).status_code, 403)
        self.assertFalse(logged("intake").exists())
