from django.test import TestCase

from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, Authorship
from tests.factories import ArticlePageFactory, ClinicianPageFactory, TopicFactory, open_practice, translation


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


class RelatedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana, cls.ben = ClinicianPageFactory(title="Ana"), ClinicianPageFactory(title="Ben")
        cls.grief, cls.sleep = TopicFactory(), TopicFactory()
        cls.article = ArticlePageFactory(title="The article", topics=[cls.grief], authors=[cls.ana])

    def write(self, title, topic=None, author=None, **fields):
        return ArticlePageFactory(title=title, topics=[topic or self.sleep], authors=[author or self.ben], **fields)

    def related(self):
        return [article.title for article in type(self.article).objects.get(pk=self.article.pk).related]

    def test_same_topic_comes_before_same_author_and_nothing_else_comes(self):
        self.write("On the same topic", topic=self.grief)
        self.write("By the same author", author=self.ana)
        self.write("Neither")
        self.assertEqual(self.related(), ["On the same topic", "By the same author"])

    def test_at_most_three_live_articles_of_the_same_language_and_never_itself(self):
        for number in range(4):
            self.write(f"Grief {number}", topic=self.grief)
        self.write("Draft", topic=self.grief, draft=True)
        translation(self.article, title="El artículo", slug="el-articulo")
        related = self.related()
        self.assertEqual(len(related), 3)
        self.assertTrue(all(title.startswith("Grief") for title in related), related)

    def test_article_that_was_never_saved_can_be_previewed(self):
        draft = ArticlePage(title="New", slug="new", topics=[self.grief], authorships=[Authorship(clinician=self.ana)])
        draft.locale = self.article.locale
        self.assertEqual(draft.authors, [self.ana])
        self.assertEqual(draft.related, [self.article])
        self.assertEqual(draft.neighbors, {"previous": None, "next": None})

    def test_private_articles_are_not_offered(self):
        private = self.write("Private", topic=self.grief)
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        self.assertEqual(self.related(), [])
