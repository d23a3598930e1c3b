"""The contact card and the calendar entry, read as a telephone reads them."""

import datetime as dt

import time_machine

from booking.models.choices import Status
from booking.public.forms import TRAP
from practice.models import CallerNumber, PracticeSettings
from tests.booking.public_case import TUESDAY, PublicTestCase, url
from tests.factories import open_practice


def parsed(response) -> list[tuple[str, str]]:
    """Return names and values of a vCard or iCalendar text, refusing what RFC 6350 and RFC 5545 refuse."""
    text = response.content.decode()
    assert text.endswith("\r\n")
    lines = text.split("\r\n")[:-1]
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines), lines
    unfolded = []
    for line in lines:
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [tuple(line.split(":", 1)) for line in unfolded]


def moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


TELLING = ["valley", "counsel", "therap", "terap", "consej", "ana", "0142", "http", "testserver"]


class ContactCardTests(PublicTestCase):
    def card(self, language="en"):
        response = self.client.get(url("contact-card", language=language))
        self.assertEqual(response.status_code, 200)
        return response

    def test_holds_every_number_we_call_from_under_a_neutral_name(self):
        practice = open_practice()
        practice.caller_numbers = [CallerNumber(number="+19515550177"), CallerNumber(number="+19515550178")]
        practice.save()
        for language, name in {"en": "Office", "es": "Oficina"}.items():
            with self.subTest(language):
                lines = parsed(self.card(language))
                self.assertEqual(
                    [lines[0], lines[1], lines[-1]],
                    [
                        ("BEGIN", "VCARD"),
                        ("VERSION", "3.0"),
                        ("END", "VCARD"),
                    ],
                )
                self.assertIn(("FN", name), lines)
                self.assertIn(("N", f"{name};;;;"), lines)
                numbers = [value for key, value in lines if key.startswith("TEL")]
                self.assertEqual(numbers, ["+19515550177", "+19515550178"])

    def test_headers_are_those_of_a_file_nobody_keeps(self):
        response = self.card()
        self.assertEqual(response["Content-Type"], "text/vcard; charset=utf-8")
        self.assertEqual(response["Content-Disposition"], 'attachment; filename="contact.vcf"')
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        self.assertFalse(response.cookies)

    def test_says_nothing_of_who_we_are(self):
        text = self.card().content.decode().casefold()
        self.assertEqual([word for word in TELLING if word in text], [])

    def test_marks_in_a_name_are_escaped_and_long_ones_folded(self):
        open_practice(contact_name_en="Ñ" * 30 + "; a, b\\")
        self.assertIn(("FN", "Ñ" * 30 + "\\; a\\, b\\\\"), parsed(self.card()))

    def test_practice_without_a_number_has_none(self):
        open_practice(phone="")
        self.assertEqual(self.client.get(url("contact-card")).status_code, 404)


class CalendarTests(PublicTestCase):
    def entry(self, language="en", **answers):
        thanks = self.send(language, **answers).url
        address = thanks + "call.ics"
        self.assertContains(self.client.get(thanks), f'href="{address}"')
        return self.client.get(address)

    def test_lasts_from_now_to_the_promised_time(self):
        facts = dict(parsed(self.entry()))
        self.assertEqual(moment(facts["DTEND"]), self.stored().promised_at)
        self.assertEqual(moment(facts["DTSTART"]), self.stored().created_at.replace(microsecond=0))
        self.assertEqual((facts["SUMMARY"], facts["DESCRIPTION"]), ("Phone call", "951-555-0100"))
        self.assertEqual((facts["CLASS"], facts["TRANSP"]), ("PRIVATE", "TRANSPARENT"))
        self.assertTrue({"UID", "DTSTAMP", "PRODID", "VERSION"} <= facts.keys())

    def test_does_not_begin_before_anybody_is_called(self):
        practice = open_practice(callback_minutes=15)
        practice.opening_hours.all().update(opens=dt.time(7))
        with time_machine.travel(TUESDAY - dt.timedelta(hours=12), tick=False):
            facts = dict(parsed(self.entry()))
        self.assertEqual(moment(facts["DTSTART"]), TUESDAY - dt.timedelta(hours=2))

    def test_begins_when_the_practice_opens_in_the_chosen_times(self):
        facts = dict(parsed(self.entry(best_times=["weekday_afternoon"])))
        self.assertEqual(moment(facts["DTSTART"]), TUESDAY + dt.timedelta(hours=2))

    def test_blocks_stand_within_one_another(self):
        kinds = [line for line in parsed(self.entry()) if line[0] in ("BEGIN", "END")]
        self.assertEqual(
            kinds,
            [
                ("BEGIN", "VCALENDAR"),
                ("BEGIN", "VEVENT"),
                ("END", "VEVENT"),
                ("END", "VCALENDAR"),
            ],
        )

    def test_tells_nobody_who_sees_it_what_it_is_about(self):
        response = self.entry()
        text = response.content.decode().casefold()
        self.assertEqual([word for word in [*TELLING, self.stored().key.casefold()] if word in text], [])
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(response["Content-Disposition"], 'attachment; filename="call.ics"')
        self.assertIn("no-store", response["Cache-Control"])
        self.assertFalse(response.cookies)

    def test_whoever_was_taken_for_spam_sees_no_difference(self):
        self.assertEqual(self.entry(**{TRAP: "1"}).status_code, 200)
        self.assertEqual(self.stored().status, Status.SPAM)

    def test_spanish(self):
        self.assertEqual(dict(parsed(self.entry("es")))["SUMMARY"], "Llamada")

    def test_there_is_none_without_a_promise_or_after_a_withdrawal(self):
        thanks = self.send().url
        self.client.post(url("request-withdraw"), {"receipt": thanks.split("/")[-2]})
        self.assertEqual(self.client.get(thanks + "call.ics").status_code, 404)
        self.assertEqual(self.client.get(url("calendar", "made:up")).status_code, 404)
        PracticeSettings.objects.get().opening_hours.all().delete()
        thanks = self.send(name="Bea", phone="951 555 0143").url
        self.assertNotContains(self.client.get(thanks), "call.ics")
        self.assertContains(self.client.get(thanks), "contact.vcf")
        self.assertEqual(self.client.get(thanks + "call.ics").status_code, 404)


class ConfirmationTests(PublicTestCase):
    def test_names_the_numbers_we_call_from(self):
        thanks = self.send().url
        self.assertContains(self.client.get(thanks), "The call comes from this number:")
        practice = PracticeSettings.objects.get()
        practice.caller_numbers = [CallerNumber(number="+19515550177"), CallerNumber(number="+19515550178")]
        practice.save()
        answer = self.client.get(thanks)
        for words in ["The call comes from one of these numbers:", "951-555-0177", "951-555-0178", "contact.vcf"]:
            self.assertContains(answer, words)
