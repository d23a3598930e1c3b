"""What was typed at the desk after the sign-in had run out."""

from booking.models import CallbackRequest
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory

TYPED = "Rang twice; her sister said after six"


class SignedOutTests(DeskTestCase):
    def setUp(self):
        """Nobody is signed in."""

    def test_what_was_typed_is_shown_and_nothing_is_logged(self):
        callback = CallbackRequestFactory()
        response = self.act("attempt", callback, outcome="no_answer", note=f"{TYPED} <b>", reason="Slipped")
        self.assertContains(response, f"{TYPED} &lt;b&gt;", status_code=403)
        self.assertContains(response, "Slipped", status_code=403)
        self.assertContains(response, f'href="{desk_url("open", callback.pk)}"', status_code=403)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(callback.attempts.count(), 0)
        self.assertNotContains(response, callback.reference, status_code=403)

    def test_a_request_taken_down_by_hand_too(self):
        response = self.client.post(desk_url("add"), {"name": "Lupe", "phone": "951 555 0147"})
        self.assertContains(response, "951 555 0147", status_code=403)
        self.assertFalse(CallbackRequest.objects.exists())

    def test_opening_an_address_leads_to_the_sign_in(self):
        callback = CallbackRequestFactory()
        self.assertIn("/admin/login/", self.open(callback)["Location"])

    def test_a_page_older_than_the_last_sign_in_gives_it_back(self):
        from django.test import Client

        client, callback = Client(enforce_csrf_checks=True), CallbackRequestFactory()
        client.force_login(self.user)
        response = client.post(desk_url("attempt", callback.pk), {"outcome": "no_answer", "note": TYPED})
        self.assertContains(response, TYPED, status_code=403)
        self.assertEqual(callback.attempts.count(), 0)
