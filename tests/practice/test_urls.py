from django.test import TestCase

from tests.factories import open_practice


class SpanishAddressTests(TestCase):
    """The application's own pages have Spanish addresses too (F7)."""

    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_each_page_answers_in_its_own_words(self):
        for address in (
            "/search/?q=grief",
            "/es/buscar/?q=duelo",
            "/call-back/",
            "/es/pedir-llamada/",
            "/call-back/withdraw/",
            "/es/pedir-llamada/retirar/",
            "/es/articulos/novedades/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_toggle_keeps_the_query(self):
        self.assertContains(self.client.get("/search/?q=grief"), 'href="/es/buscar/?q=grief"')
        self.assertContains(self.client.get("/es/buscar/?q=grief"), 'href="/search/?q=grief"')
        self.assertContains(self.client.get("/es/pedir-llamada/?clinician=7"), '"/call-back/?clinician=7&amp;switch"')

    def test_machines_are_told_of_both(self):
        for address in ("/search/", "/es/buscar/"):
            for language, twin in [("en", "/search/"), ("es", "/es/buscar/"), ("x-default", "/search/")]:
                link = f'<link rel="alternate" hreflang="{language}" href="http://testserver{twin}">'
                self.assertContains(self.client.get(address), link, html=True)
        for address in ("/search/?q=grief", "/nowhere/", "/es/nowhere/"):
            self.assertNotIn('hreflang="x-default"', self.client.get(address).content.decode())
