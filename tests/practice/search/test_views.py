from tests.practice.search.search_case import SearchTestCase

HOSTILE = [
    'say "hi',
    "'; DROP TABLE wagtailcore_page; --",
    "grief AND",
    "OR OR OR",
    "NEAR(grief)",
    "grief*",
    "title:grief",
    "-grief",
    "(((((",
    "\x00grief\x00",
    "%00",
    "\\",
    "a" * 5000,
    "grief " * 500,
    "ｇｒｉｅｆ",
    "😀",
    "\u202egrief",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "&p=1#",
    "\ud83d",
]


class SearchPageTests(SearchTestCase):
    def test_hostile_queries_get_an_ordinary_page(self):
        for query in HOSTILE:
            for address in ("/search/", "/es/buscar/"):
                with self.subTest(ascii(query[:30])):
                    response = self.client.get(address, {"q": query.encode("utf-8", "surrogatepass")})
                    self.assertEqual(response.status_code, 200)
                    self.assertNotContains(response, "<script>alert")

    def test_empty_query_shows_the_form_alone_and_may_be_indexed(self):
        bare = self.client.get("/search/")
        self.assertNotContains(bare, "noindex")
        for query in ("", "   ", "the of"):
            response = self.client.get("/search/", {"q": query})
            self.assertEqual(list(response.context["results"]), [])
            self.assertContains(response, '<meta name="robots" content="noindex">', html=True)

    def test_nothing_found_says_what_to_do_next(self):
        response = self.client.get("/es/buscar/", {"q": "xylophone"})
        for words in ("951-555-0100", 'href="/es/personas/"', 'href="/es/articulos/"', "No encontramos páginas."):
            self.assertContains(response, words)

    def test_results_are_paginated_and_keep_the_query(self):
        for number in range(11):
            self.write(f"Sleep {number}", f"sleep-{number}")
        self.assertContains(self.client.get("/search/", {"q": "sleep"}), 'href="?q=sleep&amp;page=2"')
        self.assertEqual(len(self.client.get("/search/?q=sleep&page=2").context["results"]), 1)
        self.assertEqual(self.client.get("/search/?q=sleep&page=3").status_code, 404)
