import datetime as dt

import pytest

from django.core.exceptions import ValidationError

from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from articles.models import ArticleIndexPage, ArticlePage
from clinicians.models import ClinicianIndexPage
from practice.home.models import HomePage, StandardPage
from tests.articles.editor import article_form
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    TopicFactory,
    UserFactory,
    article_index,
    make_alias,
)


class PageTypeTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = article_index()
        cls.article = ArticlePageFactory(title="Emotional Intimacy")

    def test_articles_live_in_the_list_of_articles_only(self):
        self.assertAllowedParentPageTypes(ArticlePage, {ArticleIndexPage})
        self.assertAllowedSubpageTypes(ArticlePage, {})
        self.assertAllowedParentPageTypes(ArticleIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(ArticleIndexPage, {ArticlePage})

    def test_pages_can_be_read(self):
        self.assertPageIsRenderable(self.index)
        self.assertPageIsRenderable(self.article)
        self.assertContains(self.client.get(self.article.get_url()), "Emotional Intimacy")

    def test_pages_can_be_edited_and_previewed(self):
        user = UserFactory(manager=True)
        data = article_form(page=self.article)
        self.assertPageIsEditable(self.index, user=user)
        self.assertPageIsPreviewable(self.index, user=user)
        self.assertPageIsEditable(self.article, user=user, post_data=data)
        self.assertPageIsPreviewable(self.article, user=user, post_data=data)


class ArticleRuleTests(WagtailPageTestCase):
    def test_typo_does_not_move_the_review(self):
        reviewer = ClinicianPageFactory()
        article = ArticlePageFactory(reviewed_on=dt.date(2026, 5, 1), reviewed_by=reviewer)
        article.standfirst = "Corrected."
        article.save_revision().publish()
        article = ArticlePage.objects.get(pk=article.pk)
        assert (article.reviewed_on, article.reviewed_by) == (dt.date(2026, 5, 1), reviewer)

    def test_review_without_reviewer_is_refused(self):
        with pytest.raises(ValidationError):
            ArticlePageFactory(reviewed_on=dt.date(2026, 5, 1))

    def test_minutes_are_counted_from_the_words(self):
        article = ArticlePageFactory(body=[("text", "<p>" + "word " * 401 + "</p>")])
        assert article.reading_minutes == 3
        assert ArticlePageFactory().reading_minutes == 1

    def test_topic_speaks_the_language_of_the_page(self):
        topic = TopicFactory(name_en="Grief, slow", name_es="Duelo lento")
        article = ArticlePageFactory()
        article.topics.add(topic)
        article.save()
        spanish = make_alias(article)
        assert list(spanish.topics.all()) == [topic]

    def test_imported_article_belongs_to_its_author(self):
        author = ClinicianPageFactory(owner=UserFactory(therapist=True))
        assert ArticlePageFactory(authors=[author]).owner == author.owner

    def test_therapist_keeps_the_article_written_for_a_colleague(self):
        mine, theirs = (ClinicianPageFactory(owner=UserFactory(therapist=True)) for _ in range(2))
        assert ArticlePageFactory(owner=mine.owner, authors=[theirs, mine]).owner == mine.owner
        assert ArticlePageFactory(owner=mine.owner, authors=[theirs]).owner == mine.owner


class AliasTests(WagtailPageTestCase):
    def test_alias_shows_the_original_and_follows_it(self):
        article = ArticlePageFactory(title="Calm")
        alias = make_alias(article)
        assert alias.is_untranslated
        assert alias.original == article
        article.title = "Calmer"
        article.save_revision().publish()
        assert Page.objects.get(pk=alias.pk).title == "Calmer"

    def test_lists_of_both_languages_belong_together(self):
        for model in (ArticleIndexPage, ClinicianIndexPage, HomePage):
            assert len({page.translation_key for page in model.objects.all()}) == 1
        assert StandardPage.objects.filter(alias_of=None).count() == StandardPage.objects.count()
