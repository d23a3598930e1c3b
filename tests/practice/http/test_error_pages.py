import re
from unittest import mock

from django.db import OperationalError, connection
from django.test import TestCase, override_settings

from wagtail.users.models import UserProfile

from practice.http import error_pages
from practice.models import PracticeSettings
from tests.factories import ClinicianPageFactory, UserFactory, open_practice


class DatabaseDownTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        holder = ClinicianPageFactory(title="Ana Ruiz", license_number="12345")
        error_pages.write_error_pages(open_practice(license_holder=holder))

    def get(self, path):
        self.client.raise_request_exception = False
        refusal = OperationalError("connection refused")
        with mock.patch.object(connection, "cursor", side_effect=refusal):
            return self.client.get(path)

    def test_page_holds_number_license_and_crisis_line_in_both_languages(self):
        for path in ("/", "/es/"):
            response = self.get(path)
            self.assertContains(response, 'href="tel:+1-951-555-0100"', status_code=500)
            license = ("Ana Ruiz, Licensed Clinical Social Worker, ", "LCSW 12345")
            for words in ("951-555-0100", *license, "Call 988", "AYUDA", "oprima 2"):
                self.assertContains(response, words, status_code=500)

    def test_language_of_the_address_comes_first(self):
        self.assertContains(self.get("/"), '<html lang="en">', status_code=500)
        spanish = self.get("/es/").content.decode()
        self.assertIn('<html lang="es">', spanish)
        self.assertLess(spanish.index('<section lang="es">'), spanish.index('<section lang="en">'))

    def test_page_is_not_cached_by_the_browser(self):
        self.assertEqual(self.get("/")["Cache-Control"], "no-store")

    def test_missing_file_leaves_the_crisis_line(self):
        with mock.patch.object(error_pages, "FOLDER", error_pages.FOLDER / "nowhere"):
            response = self.get("/")
        self.assertContains(response, 'href="tel:988"', status_code=500)
        self.assertContains(response, "AYUDA", status_code=500)


class WrittenPagesTests(TestCase):
    def page(self, status=503, language="en") -> str:
        return error_pages.path_of(status, language).read_text()

    def test_saving_the_practice_writes_every_page(self):
        with self.captureOnCommitCallbacks(execute=True):
            open_practice(name="Valley", phone="+19515550123")
        for status in error_pages.STATUSES:
            for language in error_pages.LANGUAGES:
                self.assertIn("951-555-0123", self.page(status, language))

    def test_new_license_number_reaches_the_pages(self):
        holder = ClinicianPageFactory(license_number="11111")
        open_practice(license_holder=holder)
        holder.license_number = "22222"
        with self.captureOnCommitCallbacks(execute=True):
            holder.save()
        self.assertIn("22222", self.page())

    def test_practice_without_a_name_is_named_in_the_language_of_the_page(self):
        error_pages.write_error_pages(PracticeSettings())
        self.assertIn("· Nuestro consultorio</title>", self.page(language="es"))
        self.assertIn("· Our practice</title>", self.page())

    def test_practice_without_number_shows_no_empty_link(self):
        error_pages.write_error_pages(PracticeSettings(name="New"))
        self.assertNotIn('href=""', self.page())
        self.assertIn('href="tel:988"', self.page())

    def test_pages_name_nothing_outside_the_site(self):
        error_pages.write_error_pages(open_practice())
        loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', self.page())
        self.assertTrue(loaded)
        self.assertEqual([address for address in loaded if not address.startswith("/static/")], [])

    def test_pages_need_no_skip_link_as_nothing_before_the_content_takes_the_focus(self):
        error_pages.write_error_pages(open_practice())
        for status in error_pages.STATUSES:
            above, _, content = self.page(status).partition("<main>")
            self.assertTrue(content)
            self.assertIsNone(re.search(r"<(?:a|button|input|select|summary)\b|tabindex", above))


class NotFoundTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(license_holder=ClinicianPageFactory(title="Ana Ruiz", license_number="12345"))

    def test_english_page_helps(self):
        response = self.client.get("/no-such-page/")
        self.assertContains(response, "We can't find that page.", status_code=404)
        for help in ("951-555-0100", "Ana Ruiz", 'href="tel:988"', 'type="search"', 'href="/people/"'):
            self.assertContains(response, help, status_code=404)

    def test_spanish_page_helps_in_spanish(self):
        response = self.client.get("/es/no-existe/")
        self.assertContains(response, "No encontramos esa página.", status_code=404)
        for help in ("951-555-0100", "AYUDA", 'type="search"', 'href="/es/personas/"', 'lang="es"'):
            self.assertContains(response, help, status_code=404)

    def test_no_cache_keeps_what_is_not_there(self):
        for path in ("/nothing/", "/es/pedir-llamada/recibida/demo:1xWXPI:KZqto/call.ics"):
            response = self.client.get(path)
            self.assertEqual(response.status_code, 404)
            self.assertIn("no-store", response["Cache-Control"])


@override_settings(ROOT_URLCONF="tests.practice.http.closed_urls")
class ForbiddenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_english_page_helps(self):
        response = self.client.get("/closed/")
        self.assertContains(response, "This page is not open to everyone.", status_code=403)
        self.assertContains(response, "951-555-0100", status_code=403)
        self.assertContains(response, 'href="tel:988"', status_code=403)

    def test_spanish_page_helps_in_spanish(self):
        response = self.client.get("/es/closed/")
        self.assertContains(response, "Esta página no está abierta a todos.", status_code=403)
        self.assertContains(response, "AYUDA", status_code=403)

    def test_stale_form_is_explained(self):
        self.client.handler.enforce_csrf_checks = True
        response = self.client.post("/posting/")
        self.assertContains(response, "This page was open for too long.", status_code=403)


class ClosedInAdminTests(TestCase):
    """Whoever works here is told inside the admin, in her language, and led back to the first screen."""

    CLOSED, MISSING = "/admin/settings/practice/practicesettings/", "/admin/pages/999999/edit/"

    def signed_in_as(self, language="en", **role):
        user = UserFactory(**role)
        UserProfile.objects.create(user=user, preferred_language=language)
        self.client.force_login(user)

    def test_closed_address_is_answered_in_the_frame_with_a_way_back(self):
        for role in ("therapist", "frontdesk"):
            self.signed_in_as(**{role: True})
            response = self.client.get(self.CLOSED)
            self.assertContains(response, "This address is not open to your account.", status_code=403)
            self.assertContains(response, 'href="/admin/">Back to the first screen</a>', status_code=403)
            self.assertContains(response, "wagtail-sidebar", status_code=403)
            self.assertNotContains(response, "call-bar", status_code=403)

    def test_in_spanish(self):
        self.signed_in_as("es", therapist=True)
        response = self.client.get(self.CLOSED)
        self.assertContains(response, "Esta dirección no está abierta para su cuenta.", status_code=403)
        self.assertContains(response, 'lang="es"', status_code=403)

    def test_what_is_not_there_is_answered_in_the_frame_too(self):
        words = {"en": "There is nothing at this address", "es": "No hay nada en esta dirección"}
        for language, sentence in words.items():
            self.signed_in_as(language, manager=True)
            for address in (self.MISSING, "/admin/no-such-screen/"):
                response = self.client.get(address)
                self.assertContains(response, sentence, status_code=404)
                self.assertContains(response, "wagtail-sidebar", status_code=404)

    def test_a_script_gets_no_frame(self):
        self.signed_in_as(therapist=True)
        response = self.client.get(self.CLOSED, headers={"x-requested-with": "XMLHttpRequest"})
        self.assertNotContains(response, "wagtail-sidebar", status_code=403)

    def test_strangers_learn_nothing_of_it(self):
        response = self.client.get("/no-such-page/")
        self.assertNotContains(response, "wagtail-sidebar", status_code=404)
        self.client.force_login(UserFactory())
        response = self.client.get(self.CLOSED)
        self.assertNotContains(response, "wagtail-sidebar", status_code=403)
