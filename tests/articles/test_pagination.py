from django.test import TestCase

from tests.factories import ArticlePageFactory, ClinicianPageFactory


class PaginationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        author = ClinicianPageFactory()
        for _ in range(11):
            ArticlePageFactory(authors=[author])

    def test_each_page_has_its_own_title_canonical_and_description(self):
        first, second = (self.client.get(f"/articles/{query}") for query in ("", "?page=2"))
        self.assertContains(first, '<link rel="canonical" href="http://testserver/articles/">', html=True)
        self.assertContains(second, '<link rel="canonical" href="http://testserver/articles/?page=2">', html=True)
        titles = [response.content.decode().split("<title>")[1].split("</title>")[0] for response in (first, second)]
        self.assertNotEqual(*titles)
        self.assertContains(second, 'name="description" content="Page 2.')

    def test_page_that_does_not_exist_is_not_found(self):
        for page in ("999", "0", "-1", "x", "2.5"):
            with self.subTest(page):
                self.assertEqual(self.client.get(f"/articles/?page={page}").status_code, 404)
