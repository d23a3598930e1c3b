from django.test import TestCase

from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    TopicFactory,
    article_index,
    open_practice,
    translation,
)


class TopicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.ana = ClinicianPageFactory(title="Ana")
        cls.grief = TopicFactory(slug="grief", name_en="grief", name_es="duelo")
        cls.one = cls.write("One", cls.grief)

    @classmethod
    def write(cls, title, *topics, **fields):
        return ArticlePageFactory(title=title, topics=topics, authors=fields.pop("authors", [cls.ana]), **fields)

    def test_topic_lists_the_articles_of_its_language_at_an_address_of_that_language(self):
        other = self.write("About sleep", TopicFactory(slug="sleep"))
        spanish = translation(self.one, title="Uno", slug="uno")
        english = self.client.get("/articles/topics/grief/")
        self.assertContains(english, "One")
        self.assertNotContains(english, other.title)
        self.assertContains(self.client.get("/es/articulos/temas/grief/"), spanish.title)
        self.assertEqual(self.client.get("/es/articulos/topics/grief/").status_code, 404)

    def test_topic_leads_to_the_others_and_to_a_call(self):
        self.write("About sleep", TopicFactory(slug="sleep", name_en="sleep"))
        response = self.client.get("/articles/topics/grief/")
        self.assertContains(response, '<a href="/articles/topics/grief/" aria-current="page">Grief</a>', html=True)
        self.assertContains(response, '<a href="/articles/topics/sleep/">Sleep</a>', html=True)
        self.assertContains(response, "Would you rather talk about it?")

    def test_unknown_topic_and_page_beyond_the_last_are_not_found(self):
        for address in ("/articles/topics/nothing/", "/articles/topics/grief/?page=2"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_thin_topic_is_not_indexed_until_it_has_two_articles_or_an_introduction(self):
        robots = '<meta name="robots" content="noindex">'
        self.assertContains(self.client.get("/articles/topics/grief/"), robots, html=True)
        self.grief.introduction_en = "What grief does, and what helps."
        self.grief.save()
        self.assertNotContains(self.client.get("/articles/topics/grief/"), robots, html=True)
        self.grief.introduction_en = ""
        self.grief.save()
        self.write("Two", self.grief)
        self.assertNotContains(self.client.get("/articles/topics/grief/"), robots, html=True)

    def test_topic_is_the_last_step_of_the_way_and_its_toggle_leads_to_the_same_topic(self):
        response = self.client.get("/articles/topics/grief/")
        self.assertContains(response, '<a class="breadcrumbs__link" href="/articles/">Articles</a>', html=True)
        self.assertContains(response, 'href="/es/articulos/temas/grief/" lang="es"')


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

    def test_page_number_out_of_range_is_not_found(self):
        url = article_index().get_url()
        assert self.client.get(url, {"page": 999}).status_code == 404
        assert self.client.get(url, {"page": "x"}).status_code == 404
        assert self.client.get(url, {"page": 1}).status_code == 200
