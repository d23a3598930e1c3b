from xml.etree import ElementTree

from tests.factories import TopicFactory
from tests.practice.seo.pages_case import PagesTestCase

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class SitemapTests(PagesTestCase):
    def entries(self):
        response = self.client.get("/sitemap.xml")
        self.assertEqual(response.status_code, 200)
        return {url.findtext(f"{SITEMAP}loc"): url for url in ElementTree.fromstring(response.content)}

    def test_both_languages_are_listed_and_nothing_that_is_not_for_readers(self):
        paths = {location.removeprefix("http://testserver") for location in self.entries()}
        self.assertEqual(
            paths,
            {
                "/",
                "/es/",
                "/people/",
                "/es/personas/",
                "/people/vera-luna/",
                "/articles/",
                "/es/articulos/",
                "/articles/in-both/",
                "/es/articulos/en-los-dos/",
                "/articles/alone/",
                "/fees/",
            },
        )

    def test_translations_stand_beside_each_other_with_a_date(self):
        entry = self.entries()["http://testserver/es/articulos/en-los-dos/"]
        alternates = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
        self.assertEqual(set(alternates), {"en", "es", "x-default"})
        self.assertEqual(alternates["x-default"], "http://testserver/articles/in-both/")
        self.assertRegex(entry.findtext(f"{SITEMAP}lastmod"), r"^\d{4}-\d\d-\d\d")

    def test_topics_worth_indexing_are_listed(self):
        thin, introduced = TopicFactory(slug="thin"), TopicFactory(slug="introduced", introduction_en="Words.")
        self.both.topics = [thin, introduced]
        self.both.save()
        found = set(self.entries())
        self.assertIn("http://testserver/articles/topics/introduced/", found)
        self.assertNotIn("http://testserver/articles/topics/thin/", found)

    def test_leavers_are_not_listed(self):
        self.vera.unpublish()
        self.assertNotIn("http://testserver/people/vera-luna/", self.entries())
