import datetime as dt

from wagtail.models import Locale
from wagtail.test.utils import WagtailPageTestCase

from articles.models import ArticlePage
from tests.factories import ArticlePageFactory, ClinicianPageFactory, make_alias


class ArticleOrderTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        author = ClinicianPageFactory()
        days = [dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 3, 1)]
        cls.first, cls.middle, cls.last = (ArticlePageFactory(published_on=day, authors=[author]) for day in days)
        ArticlePageFactory(published_on=dt.date(2026, 2, 2), draft=True, authors=[author])
        ArticlePageFactory(published_on=dt.date(2026, 2, 3), language="es", authors=[author])
        cls.alias = make_alias(cls.middle)

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

    def test_aliases_and_drafts_are_no_articles_of_a_language(self):
        english, spanish = Locale.objects.get(language_code="en"), Locale.objects.get(language_code="es")
        assert set(ArticlePage.objects.written_in(english)) == {self.first, self.middle, self.last}
        assert self.alias not in ArticlePage.objects.written_in(spanish)
        assert ArticlePage.objects.written_in(spanish).count() == 1
