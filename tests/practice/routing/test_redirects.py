from django.test import TestCase

from tests.factories import ArticlePageFactory, ClinicianPageFactory, open_practice


class EnglishAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_english_address_leads_on_to_the_spanish_one(self):
        for old, new in {
            "/es/search/?q=ni%C3%B1o&page=2": "/es/buscar/?q=ni%C3%B1o&page=2",
            "/es/call-back/?clinician=7": "/es/pedir-llamada/?clinician=7",
            "/es/call-back/withdraw/": "/es/pedir-llamada/retirar/",
            "/es/call-back/withdraw/abc/": "/es/pedir-llamada/retirar/abc/",
            "/es/call-back/received/abc/": "/es/pedir-llamada/recibida/abc/",
            "/es/articulos/feed/": "/es/articulos/novedades/",
        }.items():
            with self.subTest(old):
                self.assertRedirects(self.client.get(old), new, status_code=301, fetch_redirect_response=False)

    def test_what_was_typed_is_sent_on(self):
        response = self.client.post("/es/call-back/?clinician=7", {"name": "Eva"})
        self.assertRedirects(response, "/es/pedir-llamada/?clinician=7", status_code=308, fetch_redirect_response=False)

    def test_addresses_that_never_were_are_not_found(self):
        for address in (
            "/es/search/more/",
            "/es/call-back/nothing/",
            "/search/more/",
            "/call-back/nothing/",
            "/buscar/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)


class RenamedTests(TestCase):
    def test_old_address_leads_to_the_new_one_in_one_step(self):
        article = ArticlePageFactory(slug="old-name", authors=[ClinicianPageFactory()])
        article.slug = "new-name"
        with self.captureOnCommitCallbacks(execute=True):
            article.save_revision().publish()
        for query in ("", "?from=mail"):
            response = self.client.get(f"/articles/old-name/{query}")
            self.assertRedirects(response, "/articles/new-name/", status_code=301)


class PlainSpellingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        ArticlePageFactory(slug="quiet", authors=[ClinicianPageFactory()])

    def test_capitals_and_accents_lead_to_the_page(self):
        for typed, plain in {
            "/People/": "/people/",
            "/ARTICLES/Quiet/?from=Mail": "/articles/quiet/?from=Mail",
            "/ES/": "/es/",
            "/es/Art%C3%ADculos/": "/es/articulos/",
            "/Search/?q=Sleep": "/search/?q=Sleep",
            "/es/Pedir-Llamada/": "/es/pedir-llamada/",
        }.items():
            with self.subTest(typed):
                self.assertRedirects(self.client.get(typed), plain, status_code=301, fetch_redirect_response=False)

    def test_where_no_page_is_nothing_leads_on(self):
        for typed in ("/Nothing/", "/call-back/received/ABC/", "/ES/Nada/"):
            with self.subTest(typed):
                self.assertNotEqual(self.client.get(typed).status_code, 301)


class MethodTests(TestCase):
    def test_page_can_be_read_and_nothing_else(self):
        open_practice()
        for address in ("/", "/people/", "/es/articulos/"):
            self.assertEqual(self.client.options(address)["Allow"], "GET, HEAD, OPTIONS")
            for method in (self.client.post, self.client.put, self.client.delete):
                self.assertEqual(method(address).status_code, 405)
