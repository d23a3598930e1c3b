import base64
import datetime as dt
import io
import secrets

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from booking.choices import Status
from booking.desk.trail import lines
from booking.models import CallbackRequest
from booking.trail import record
from tests.booking.desk import DeskTestCase, desk_url, in_minutes, logged
from tests.booking.visit import VisitTestCase
from tests.factories import CallbackRequestFactory, UserFactory

WORDS = ["Ana", "0142", "0199", "5550199", "mother"]


class TrailTests(DeskTestCase):
    def test_a_claim_that_fell_asleep_is_recorded_when_it_is_given_back(self):
        fresh = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried.attempts.create(outcome="busy", by=self.user)
        CallbackRequestFactory(claimed=True)
        self.assertEqual(CallbackRequest.objects.release_idle(30), 2)
        rows = {row.object_id: row.data for row in logged("move")}
        self.assertEqual(rows[str(fresh.pk)], {"old": Status.CLAIMED, "new": Status.NEW})
        self.assertEqual(rows[str(tried.pk)], {"old": Status.CLAIMED, "new": Status.TRYING})
        self.assertEqual(len(rows), 2)

    def test_one_entry_is_one_statement(self):
        callback = CallbackRequestFactory()
        record([callback], "booking.view", self.user)
        with self.assertNumQueries(1):
            record([callback], "booking.view", self.user)
        self.assertEqual(logged("view").count(), 2)

    def test_claim_release_and_spam_there_and_back(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        self.act("release", callback)
        self.act("move", callback, status="spam")
        self.act("move", callback, status="new")
        moves = [(entry.user, entry.data["new"]) for entry in logged("move").order_by("pk")]
        self.assertEqual(moves, [(self.user, status) for status in ("claimed", "new", "spam", "new")])

    def test_the_schedule_is_named_when_it_erases(self):
        past = timezone.now() - dt.timedelta(days=self.practice.retention_days + 1)
        CallbackRequestFactory(closed=True, closed_at=past)
        call_command("purge_callback_requests", "--apply", stdout=io.StringIO())
        self.assertEqual((logged("erase").get().user, logged("erase").get().data), (None, {"actor": "schedule"}))

    def test_a_change_of_keys_is_recorded_with_its_rows(self):
        CallbackRequestFactory()
        new = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        with override_settings(FIELD_KEYS=[new, *settings.FIELD_KEYS]):
            call_command("rotate_field_keys", stdout=io.StringIO())
            self.assertEqual(logged("rotate").get().data, {"rows": 1})

    def test_a_legal_hold_there_and_back(self):
        callback = CallbackRequestFactory()
        self.client.force_login(self.manager)
        self.act("hold", callback, on="1")
        self.act("hold", callback)
        self.assertEqual([entry.data["new"] for entry in logged("hold").order_by("pk")], [True, False])

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


class VisitorTests(VisitTestCase):
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

    def test_a_withdrawal_names_the_visitor(self):
        self.send()
        CallbackRequest.objects.all().withdraw()
        entry = logged("move").get()
        self.assertEqual((entry.user, entry.data), (None, {"old": "new", "new": "withdrawn", "actor": "visitor"}))

    def test_out_of_the_spam_box_by_sending_again(self):
        self.send()
        self.stored().move_to(Status.SPAM)
        promised_at = self.stored().promised_at
        CallbackRequest.objects.receive(
            self.stored().key, name="Ana", phone=self.stored().phone, promised_at=promised_at, due_at=promised_at
        )
        self.assertLessEqual(
            {"old": "spam", "new": "new", "actor": "visitor"}.items(), logged("correct").get().data.items()
        )


class WordingTests(DeskTestCase):
    """The trail is read in words, in the language of the reader."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.callback = CallbackRequestFactory()
        cls.callback.claim(UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz"))
        cls.callback.correct(
            name="Lupe", phone=cls.callback.phone, promised_at=cls.callback.promised_at, due_at=cls.callback.due_at
        )
        cls.callback.set_hold(True, by=cls.manager)
        CallbackRequest.objects.filter(pk=cls.callback.pk).withdraw()

    def test_who_and_what(self):
        said = {f"{line.who}: {line.what}" for line in lines(self.callback, with_views=True)}
        self.assertIn("Ana Ruiz: Status changed (New → Claimed)", said)
        self.assertIn("The caller: Request corrected (what to call you)", said)
        self.assertIn("The caller: Status changed (Claimed → Withdrawn)", said)
        self.assertTrue(any(line.endswith("Legal hold changed (put on hold)") for line in said), said)

    def test_in_spanish(self):
        with override("es"):
            said = " ".join(f"{line.who}: {line.what}" for line in lines(self.callback, with_views=True))
        self.assertIn("La persona misma: Solicitud corregida", said)
        self.assertIn("Nueva → Tomada", said)
        UserProfile.objects.update_or_create(user=self.user, defaults={"preferred_language": "es"})
        response = self.client.get(desk_url("open", self.callback.pk), {"trail": "1"})
        for english in ["claimed", "The caller", "Status changed", "Message<", "Claim <"]:
            self.assertNotContains(response, english)

    def test_looking_is_shown_to_managers_only(self):
        self.open(self.callback)
        self.assertFalse(any(line.what == "Opened" for line in lines(self.callback, with_views=False)))
        self.assertTrue(any(line.what == "Opened" for line in lines(self.callback, with_views=True)))


class ProducedTests(DeskTestCase):
    def test_everything_held_is_listed_and_looking_is_recorded(self):
        callback = CallbackRequestFactory(
            name="Lupe", phone="tel:+1-951-555-0142", note="rings twice", phone_before="tel:+1-951-555-0111",
            consent="[en 1234] You may call me.", best_times=["weekend"],
        )  # fmt: skip
        callback.keep_note(self.user, "Her sister rang")
        response = self.client.get(desk_url("held", callback.pk))
        for words in ["Lupe", "(951) 555-0142", "(951) 555-0111", "rings twice", "You may call me.", "Her sister rang",
                      "The weekend", callback.reference]:  # fmt: skip
            self.assertContains(response, words)
        self.assertEqual(logged("produce").get().user, self.user)

    def test_the_way_to_it_and_to_erasing_is_on_the_screen(self):
        callback = CallbackRequestFactory()
        self.assertContains(self.open(callback), desk_url("held", callback.pk))
        self.assertContains(self.open(callback), desk_url("erase", callback.pk))

    def test_a_hold_is_explained(self):
        self.assertContains(self.open(CallbackRequestFactory(on_hold=True)), "The law can oblige us to keep a record")
