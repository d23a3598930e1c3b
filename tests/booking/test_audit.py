"""The audit log: complete, without words of a person, and never changed."""

from django.contrib.auth import get_user_model
from django.urls import reverse

from wagtail.models import ModelLogEntry

from booking.actions.log_call import log_call
from booking.audit import record
from booking.models import CallbackRequest
from booking.models.choices import Outcome
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory, UserFactory

MARKS = ["Zacarías", "555-0147", "5550147", "mother answered", "rings twice", "brother"]


class AuditTests(DeskTestCase):
    def test_rows_hold_no_word_of_a_person(self):
        callback = CallbackRequestFactory(name="Zacarías", phone="tel:+1-951-555-0147", note="rings twice")
        self.open(callback)
        self.act("claim", callback)
        self.act("attempt", callback, outcome=Outcome.LEFT_MESSAGE, reason="mother answered", note="mother answered")
        self.client.post(desk_url("search"), {"q": "Zacarías"})
        self.act("do-not-call", callback, do_not_call_reason="brother")
        self.act("erase", callback, erase_reason="asked")
        entries = ModelLogEntry.objects.filter(action__startswith="booking.")
        self.assertGreaterEqual(len(entries), 6)
        for entry in entries:
            for mark in MARKS:
                self.assertNotIn(mark, f"{entry.label} {entry.data}")
        self.assertEqual(
            {entry.label for entry in entries.filter(object_id=callback.pk)} - {str(self.user)}, {callback.reference}
        )

    def test_a_change_says_who_and_from_what_to_what(self):
        callback = CallbackRequestFactory()
        self.act("change-status", callback, status="spam")
        entry = logged("change_status").get()
        self.assertEqual((entry.user, entry.data), (self.user, {"old": "new", "new": "spam"}))

    def test_rows_outlive_the_account(self):
        callback = CallbackRequestFactory()
        self.open(callback)
        get_user_model().objects.filter(pk=self.user.pk).delete()
        self.assertEqual(logged("view").count(), 1)


class SuperuserTests(DeskTestCase):
    def test_no_screen_changes_a_row(self):
        callback = CallbackRequestFactory()
        attempt = log_call(callback, self.user, Outcome.NO_ANSWER, practice=self.practice)
        entry = logged("attempt").get()
        self.client.force_login(UserFactory(is_superuser=True))
        tried = [
            f"/admin/{place}/{app}/{model}/{rest}"
            for place in ("snippets", "modeladmin", "bulk", "reports")
            for app, model, pk in (
                ("booking", "callbackrequest", callback.pk),
                ("booking", "attempt", attempt.pk),
                ("booking", "donotcall", 1),
                ("wagtailcore", "modellogentry", entry.pk),
            )
            for rest in ("", f"edit/{pk}/", f"delete/{pk}/", f"delete/?id={pk}", f"history/{pk}/", f"usage/{pk}/")
        ]
        tried += [f"/django-admin/booking/callbackrequest/{callback.pk}/delete/", "/admin/modellogentry/"]
        for address in tried:
            for ask in (self.client.get, self.client.post):
                self.assertEqual(ask(address).status_code, 404, address)
        history = reverse("wagtailadmin_reports:site_history")
        self.assertEqual(self.client.get(history).status_code, 200)
        self.client.post(history, {"id": entry.pk, "action": "delete"})
        entry.refresh_from_db()
        self.assertEqual(callback.attempts.count(), 1)

    def test_site_history_shows_a_reference_and_no_name(self):
        callback = CallbackRequestFactory(name="Zacarías")
        self.act("claim", callback)
        self.client.force_login(UserFactory(is_superuser=True))
        response = self.client.get(reverse("wagtailadmin_reports:site_history"))
        self.assertContains(response, callback.reference)
        self.assertNotContains(response, "Zacar")


class SiteHistoryTests(DeskTestCase):
    def test_therapist_sees_no_entry_and_a_manager_does(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        for user, count in [(UserFactory(therapist=True), 0), (self.manager, 1)]:
            seen = ModelLogEntry.objects.viewable_by_user(user).filter(
                object_id=callback.pk, action="booking.change_status"
            )
            self.assertEqual(seen.count(), count)

    def test_no_other_model_refers_to_a_request(self):
        from wagtail.models import ReferenceIndex

        self.assertFalse(ReferenceIndex.is_indexed(CallbackRequest))


class RecordTests(DeskTestCase):
    def test_one_entry_is_one_statement(self):
        callback = CallbackRequestFactory()
        record([callback], "booking.view", self.user)
        with self.assertNumQueries(1):
            record([callback], "booking.view", self.user)
        self.assertEqual(logged("view").count(), 2)
