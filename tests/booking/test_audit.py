from django.contrib.auth import get_user_model
from django.urls import reverse

from wagtail.models import ModelLogEntry

from booking.choices import Outcome
from booking.models import CallbackRequest
from tests.booking.desk import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory, UserFactory

MARKS = ["Zacarías", "555-0147", "5550147", "mother answered", "rings twice", "brother"]


class AuditTests(DeskTestCase):
    def test_rows_hold_no_word_of_a_person(self):
        callback = CallbackRequestFactory(name="Zacarías", phone="tel:+1-951-555-0147", note="rings twice")
        self.open(callback)
        self.act("claim", callback)
        self.act("attempt", callback, outcome=Outcome.VOICEMAIL, reason="mother answered", note="mother answered")
        self.client.post(desk_url("search"), {"q": "Zacarías"})
        self.act("block", callback, stop_reason="brother")
        self.act("erase", callback)
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
        self.act("move", callback, status="spam")
        entry = logged("move").get()
        self.assertEqual((entry.user, entry.data), (self.user, {"old": "new", "new": "spam"}))

    def test_sign_ins_good_and_bad_are_recorded(self):
        self.client.logout()
        for password in ["wrong", "a quiet room"]:
            self.client.post(reverse("wagtailadmin_login"), {"username": self.user.username, "password": password})
        self.client.post(reverse("wagtailadmin_login"), {"username": "nobody", "password": "a quiet room"})
        self.assertEqual(logged("sign_in_failed").get().object_id, str(self.user.pk))
        self.assertEqual(logged("sign_in").filter(object_id=self.user.pk).count(), 2)  # One by setUp.

    def test_rows_outlive_the_account(self):
        callback = CallbackRequestFactory()
        self.open(callback)
        get_user_model().objects.filter(pk=self.user.pk).delete()
        self.assertEqual(logged("view").count(), 1)


class SuperuserTests(DeskTestCase):
    """Nobody edits or deletes a row of the trail or a call, by any screen."""

    def test_no_screen_changes_a_row(self):
        callback = CallbackRequestFactory()
        attempt = callback.log_attempt(self.user, Outcome.NO_ANSWER)
        entry = logged("attempt").get()
        self.client.force_login(UserFactory(is_superuser=True))
        tried = [
            f"/admin/{place}/{app}/{model}/{rest}"
            for place in ("snippets", "modeladmin", "bulk", "reports")
            for app, model, pk in (
                ("booking", "callbackrequest", callback.pk),
                ("booking", "attempt", attempt.pk),
                ("booking", "donotcontact", 1),
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

    def test_an_attempt_is_written_once(self):
        attempt = CallbackRequestFactory().log_attempt(self.user, Outcome.NO_ANSWER)
        with self.assertRaises(TypeError):
            attempt.save()


class SiteHistoryTests(DeskTestCase):
    def test_therapist_sees_no_entry_and_a_manager_does(self):
        callback = CallbackRequestFactory()
        self.act("claim", callback)
        for user, count in [(UserFactory(therapist=True), 0), (self.manager, 1)]:
            seen = ModelLogEntry.objects.viewable_by_user(user).filter(object_id=callback.pk, action="booking.move")
            self.assertEqual(seen.count(), count)

    def test_no_other_model_refers_to_a_request(self):
        from wagtail.models import ReferenceIndex

        self.assertFalse(ReferenceIndex.is_indexed(CallbackRequest))
