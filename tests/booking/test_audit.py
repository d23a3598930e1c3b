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
