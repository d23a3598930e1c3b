import pytest

from django.db import IntegrityError, transaction
from django.test import TestCase

from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from articles.models import ArticlePage, Authorship
from clinicians.models import ClinicianPage
from tests.factories import ArticlePageFactory, ClinicianPageFactory, TopicFactory, translation


class BylineTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana, cls.luis = ClinicianPageFactory(title="Ana"), ClinicianPageFactory(title="Luis")
        cls.article = ArticlePageFactory(authors=[cls.luis, cls.ana])

    def test_authors_stand_in_the_editors_order(self):
        assert ArticlePage.objects.get(pk=self.article.pk).authors == [self.luis, self.ana]

    def test_spanish_article_names_the_spanish_profiles(self):
        spanish = {page.pk: translation(page) for page in (self.ana, self.luis)}
        article = translation(self.article, title="Calma")
        assert ArticlePage.objects.get(pk=article.pk).authors == [spanish[self.luis.pk], spanish[self.ana.pk]]

    def test_profile_lists_the_live_articles_in_its_language(self):
        ArticlePageFactory(authors=[self.ana], draft=True)
        spanish = translation(self.ana)
        assert list(ArticlePage.objects.by(self.ana)) == [self.article]
        assert list(ArticlePage.objects.by(ClinicianPage.objects.get(pk=spanish.pk))) == []
        written = translation(self.article, title="Calma")
        assert list(ArticlePage.objects.by(spanish)) == [written]

    def test_same_author_twice_is_refused(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Authorship.objects.create(article=self.article, clinician=self.ana)


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
