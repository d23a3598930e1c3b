import io

from PIL import Image

from django.contrib.staticfiles import finders
from django.test import TestCase

from tests.factories import open_practice


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
