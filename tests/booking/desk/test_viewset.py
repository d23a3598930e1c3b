"""Every address of the front desk, for every role and method."""

from django.test import TestCase
from django.urls import reverse

from practice.roles.groups import FRONT_DESK, THERAPISTS
from tests.booking.desk_case import desk_url
from tests.factories import CallbackRequestFactory, UserFactory, open_practice

LISTS = ["index", "search", "add", "statistics", "export", "erasures", "stops", "access_report"]

STEPS = [
    "open",
    "disclosure",
    "intake",
    "claim",
    "take-over",
    "release",
    "attempt",
    "undo",
    "change-status",
    "merge",
    "do-not-call",
    "legal-hold",
    "erase",
]

# Wagtail's own views of a model, none of which may exist for a request.
STOCK = ["edit/1/", "delete/1/", "history/1/", "usage/1/", "inspect/1/", "copy/1/", "results/", "export.csv/"]


class AddressTests(TestCase):
    """Every address of the front desk × every role × every method."""

    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.callback = CallbackRequestFactory(name="Zacarías", phone="tel:+1-951-555-0147")
        cls.addresses = [desk_url(name) for name in LISTS] + [desk_url(name, cls.callback.pk) for name in STEPS]

    def try_everything(self):
        for address in self.addresses:
            for method in ["get", "head", "post", "put", "patch", "delete", "options"]:
                yield address, method, getattr(self.client, method)(address)

    def assert_closed(self):
        for address, method, response in self.try_everything():
            self.assertIn(response.status_code, (302, 403, 404, 405), f"{method} {address}")
            self.assertNotIn(b"Zacar", response.content)
        self.callback.refresh_from_db()
        self.assertEqual((self.callback.status, self.callback.name), ("new", "Zacarías"))

    def test_anonymous_is_sent_to_sign_in(self):
        self.assert_closed()
        for address, method, response in self.try_everything():
            self.assertEqual(response.status_code, 302, f"{method} {address}")
            self.assertIn("login", response.url)

    def test_therapist_finds_every_address_closed(self):
        self.client.force_login(UserFactory(therapist=True))
        self.assert_closed()

    def test_therapist_sees_no_menu_and_no_count(self):
        self.client.force_login(UserFactory(therapist=True))
        response = self.client.get(reverse("wagtailadmin_home"))
        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, "call-backs")

    def test_therapist_who_is_also_at_the_desk_may(self):
        self.client.force_login(UserFactory(roles=[THERAPISTS, FRONT_DESK]))
        self.assertContains(self.client.get(desk_url("index")), "Zacarías")
        self.assertContains(self.client.get(desk_url("open", self.callback.pk)), "Zacarías")

    def test_front_desk_and_manager_may(self):
        for role in ["frontdesk", "manager"]:
            self.client.force_login(UserFactory(**{role: True}))
            for address in [
                desk_url("index"),
                desk_url("statistics"),
                desk_url("add"),
                desk_url("open", self.callback.pk),
            ]:
                self.assertEqual(self.client.get(address).status_code, 200, f"{role} {address}")

    def test_stock_views_do_not_exist(self):
        self.client.force_login(UserFactory(is_superuser=True))
        for rest in STOCK:
            self.assertEqual(self.client.get(desk_url("index") + rest).status_code, 404, rest)

    def test_nothing_is_kept_by_the_browser(self):
        self.client.force_login(UserFactory(frontdesk=True))
        response = self.client.get(desk_url("open", self.callback.pk))
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_usage_of_a_clinician_tells_of_no_request(self):
        from tests.factories import ClinicianPageFactory

        clinician = ClinicianPageFactory()
        callback = CallbackRequestFactory(clinician=clinician)
        self.client.force_login(UserFactory(is_superuser=True))
        response = self.client.get(reverse("wagtailadmin_pages:usage", args=[clinician.pk]))
        self.assertNotContains(response, callback.reference)
