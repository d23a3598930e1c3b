import re

from tests.practice.seo.pages_case import ADDRESSES, PagesTestCase, links


class MetadataTests(PagesTestCase):
    def test_every_page_has_one_absolute_canonical_that_answers(self):
        for address in ADDRESSES:
            with self.subTest(address):
                canonical = links(self.client.get(address), "canonical")
                self.assertEqual([link["href"] for link in canonical], [f"http://testserver{address}"])

    def test_no_two_pages_share_title_and_description_and_none_lacks_one(self):
        seen = set()
        for address in ADDRESSES:
            html = self.client.get(address).content.decode()
            description = re.search(r'<meta name="description" content="([^"]+)">', html)
            self.assertIsNotNone(description, address)
            seen.add((re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1], description[1]))
        self.assertEqual(len(seen), len(ADDRESSES))

    def test_alias_names_the_original_and_is_no_translation(self):
        response = self.client.get("/es/articulos/alone/")
        self.assertEqual(links(response, "canonical")[0]["href"], "http://testserver/articles/alone/")
        for address in ("/es/articulos/alone/", "/articles/alone/"):
            self.assertFalse([link for link in links(self.client.get(address), "alternate") if "hreflang" in link])

    def test_translations_name_each_other_and_a_default(self):
        expected = {
            "en": "http://testserver/articles/in-both/",
            "es": "http://testserver/es/articulos/en-los-dos/",
            "x-default": "http://testserver/articles/in-both/",
        }
        for address in ("/articles/in-both/", "/es/articulos/en-los-dos/"):
            found = links(self.client.get(address), "alternate")
            self.assertEqual({link["hreflang"]: link["href"] for link in found if "hreflang" in link}, expected)

    def test_unpublished_translation_is_not_named(self):
        self.spanish.unpublish()
        self.assertFalse(
            [link for link in links(self.client.get("/articles/in-both/"), "alternate") if "hreflang" in link]
        )

    def test_sharing_shows_title_description_and_language(self):
        response = self.client.get("/es/articulos/en-los-dos/")
        for name, content in {
            "title": "En los dos",
            "description": "Primero.",
            "locale": "es_US",
            "type": "article",
        }.items():
            self.assertContains(response, f'<meta property="og:{name}" content="{content}">', html=True)

    def test_narrowed_directory_is_the_directory(self):
        response = self.client.get("/people/?language=es")
        self.assertEqual(links(response, "canonical")[0]["href"], "http://testserver/people/")
