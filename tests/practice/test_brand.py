import io

from PIL import Image

from django.contrib.staticfiles import finders
from django.test import TestCase
from django.urls import reverse

from tests.factories import UserFactory, open_practice


class WebManifestTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(name="Consejería Luz")

    def test_carries_the_name_of_the_practice(self):
        response = self.client.get("/site.webmanifest")
        self.assertEqual(response["Content-Type"], "application/manifest+json")
        self.assertEqual(response.json()["name"], "Consejería Luz")

    def test_every_icon_exists_in_the_size_it_states(self):
        for icon in self.client.get("/site.webmanifest").json()["icons"]:
            file = finders.find(icon["src"].removeprefix("/static/"))
            self.assertIsNotNone(file, icon["src"])
            if icon["type"] == "image/png":
                with Image.open(file) as picture:
                    self.assertEqual(icon["sizes"], "{}x{}".format(*picture.size))

    def test_favicon_is_an_icon(self):
        response = self.client.get("/favicon.ico")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(Image.open(io.BytesIO(b"".join(response.streaming_content))).size, (32, 32))


class AdminBrandTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(name="Valley Counseling")

    def test_sign_in_page_carries_the_name(self):
        response = self.client.get(reverse("wagtailadmin_login"))
        self.assertContains(response, "Sign in to Valley Counseling")
        self.assertNotContains(response, "Sign in to Wagtail")
        self.assertContains(response, "admin-brand.css")

    def test_home_carries_the_name(self):
        self.client.force_login(UserFactory(is_superuser=True))
        response = self.client.get(reverse("wagtailadmin_home"))
        self.assertContains(response, "<title>Dashboard - Valley Counseling</title>")
        self.assertContains(response, 'alt="Valley Counseling"')
