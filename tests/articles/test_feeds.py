from xml.etree import ElementTree

from django.test import TestCase

from tests.factories import ArticlePageFactory, ClinicianPageFactory, make_alias, open_practice, translation

ATOM = "{http://www.w3.org/2005/Atom}"


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        author = ClinicianPageFactory(title="Ana Ruiz")
        cls.both = ArticlePageFactory(title="In both", slug="in-both", standfirst="Tea & rain", authors=[author])
        translation(cls.both, title="En los dos", slug="en-los-dos")
        make_alias(ArticlePageFactory(title="In English alone", authors=[author]))
        ArticlePageFactory(title="Draft", draft=True, authors=[author])

    def read(self, address):
        response = self.client.get(address)
        self.assertEqual(response.headers["Content-Type"], "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(response.content)

    def test_each_feed_holds_the_live_articles_of_its_language_only(self):
        titles = {
            address: {entry.findtext(f"{ATOM}title") for entry in self.read(address).iter(f"{ATOM}entry")}
            for address in ("/articles/feed/", "/es/articulos/novedades/")
        }
        self.assertEqual(titles["/articles/feed/"], {"In both", "In English alone"})
        self.assertEqual(titles["/es/articulos/novedades/"], {"En los dos"})

    def test_every_address_is_absolute_and_no_two_entries_share_an_id(self):
        feed = self.read("/articles/feed/")
        links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
        self.assertIn("http://testserver/articles/in-both/", links)
        self.assertIn("http://testserver/articles/feed/", links)
        self.assertTrue(all(link.startswith("http://testserver/") for link in links), links)
        ids = [element.text for element in feed.iter(f"{ATOM}id")]
        self.assertEqual(len(ids), len(set(ids)))

    def test_feed_names_its_language_and_its_authors(self):
        feed = self.read("/es/articulos/novedades/")
        self.assertEqual(feed.get("{http://www.w3.org/XML/1998/namespace}lang"), "es")
        self.assertEqual({name.text for name in feed.iter(f"{ATOM}name")}, {"Ana Ruiz"})

    def test_pages_point_to_the_feed_of_their_language(self):
        self.assertContains(self.client.get("/es/articulos/"), 'href="http://testserver/es/articulos/novedades/"')
        self.assertContains(self.client.get("/articles/in-both/"), 'href="http://testserver/articles/feed/"')

    def test_each_author_has_an_element_of_their_own(self):
        authors = [ClinicianPageFactory(title=title) for title in ("Vera Luna", "Iris Poe")]
        ArticlePageFactory(title="By two", authors=authors)
        [entry] = [
            each
            for each in self.read("/articles/feed/").iter(f"{ATOM}entry")
            if each.findtext(f"{ATOM}title") == "By two"
        ]
        self.assertEqual(
            [each.findtext(f"{ATOM}name") for each in entry.iter(f"{ATOM}author")], ["Vera Luna", "Iris Poe"]
        )
