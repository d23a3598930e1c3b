import datetime as dt

import pytest

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wagtail.models import Locale, Page
from wagtail.test.utils import WagtailPageTestCase

from articles.models import ArticleIndexPage, ArticlePage, Authorship
from clinicians.models import ClinicianIndexPage, ClinicianPage
from practice.home.models import HomePage, StandardPage
from tests.articles.test_admin import form as article_form
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    TopicFactory,
    UserFactory,
    article_index,
    stand_in,
    translation,
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


class ArticleOrderTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        author = ClinicianPageFactory()
        days = [dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 3, 1)]
        cls.first, cls.middle, cls.last = (ArticlePageFactory(published_on=day, authors=[author]) for day in days)
        ArticlePageFactory(published_on=dt.date(2026, 2, 2), draft=True, authors=[author])
        ArticlePageFactory(published_on=dt.date(2026, 2, 3), language="es", authors=[author])
        cls.stand_in = stand_in(cls.middle)

    def test_middle_article_has_the_live_neighbors_of_its_language(self):
        assert self.middle.neighbors == {"previous": self.first, "next": self.last}

    def test_ends_have_one_neighbor(self):
        assert self.first.neighbors == {"previous": None, "next": self.middle}
        assert self.last.neighbors == {"previous": self.middle, "next": None}

    def test_articles_of_one_day_stand_in_order_of_creation(self):
        twin = ArticlePageFactory(published_on=self.last.published_on, authors=[])
        assert twin.neighbors == {"previous": self.last, "next": None}

    def test_before_and_after_count_from_the_article_within_its_day(self):
        earlier, twin, later = (ArticlePageFactory(published_on=self.last.published_on, authors=[]) for _ in range(3))
        english = ArticlePage.objects.written_in(Locale.objects.get(language_code="en"))
        assert list(english.before(twin)) == [earlier, self.last, self.middle, self.first]
        assert list(english.after(twin)) == [later]
        assert list(english.after(self.last)) == [earlier, twin, later]
        assert list(english.before(earlier)) == [self.last, self.middle, self.first]

    def test_stand_ins_and_drafts_are_no_articles_of_a_language(self):
        english, spanish = Locale.objects.get(language_code="en"), Locale.objects.get(language_code="es")
        assert set(ArticlePage.objects.written_in(english)) == {self.first, self.middle, self.last}
        assert self.stand_in not in ArticlePage.objects.written_in(spanish)
        assert ArticlePage.objects.written_in(spanish).count() == 1

    def test_page_number_out_of_range_is_not_found(self):
        url = article_index().get_url()
        assert self.client.get(url, {"page": 999}).status_code == 404
        assert self.client.get(url, {"page": "x"}).status_code == 404
        assert self.client.get(url, {"page": 1}).status_code == 200


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
        spanish = stand_in(article)
        assert list(spanish.topics.all()) == [topic]

    def test_imported_article_belongs_to_its_author(self):
        author = ClinicianPageFactory(owner=UserFactory(therapist=True))
        assert ArticlePageFactory(authors=[author]).owner == author.owner

    def test_therapist_keeps_the_article_written_for_a_colleague(self):
        mine, theirs = (ClinicianPageFactory(owner=UserFactory(therapist=True)) for _ in range(2))
        assert ArticlePageFactory(owner=mine.owner, authors=[theirs, mine]).owner == mine.owner
        assert ArticlePageFactory(owner=mine.owner, authors=[theirs]).owner == mine.owner


class StandInTests(WagtailPageTestCase):
    def test_stand_in_shows_the_original_and_follows_it(self):
        article = ArticlePageFactory(title="Calm")
        alias = stand_in(article)
        assert alias.is_untranslated
        assert alias.original == article
        article.title = "Calmer"
        article.save_revision().publish()
        assert Page.objects.get(pk=alias.pk).title == "Calmer"

    def test_lists_of_both_languages_belong_together(self):
        for model in (ArticleIndexPage, ClinicianIndexPage, HomePage):
            assert len({page.translation_key for page in model.objects.all()}) == 1
        assert StandardPage.objects.filter(alias_of=None).count() == StandardPage.objects.count()
