"""What is private is in no list, in no language."""

from django.test import TestCase

from wagtail.models import Page, PageViewRestriction

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianPage
from practice.models.page_querysets import PublicPageQuerySet
from tests.factories import ArticlePageFactory, ClinicianPageFactory, make_alias


class PublicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.open = ClinicianPageFactory(title="Ana Ruiz")
        cls.closed = ClinicianPageFactory(title="Zenaida Quetzal")
        cls.aliases = [make_alias(cls.open), make_alias(cls.closed)]

    def close(self, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def test_alias_of_a_private_page_is_private(self):
        self.assertCountEqual(ClinicianPage.objects.public(), [self.open, self.closed, *self.aliases])
        self.close(self.closed)
        self.assertCountEqual(ClinicianPage.objects.public(), [self.open, self.aliases[0]])

    def test_alias_of_a_page_below_a_private_one_is_private(self):
        article = ArticlePageFactory()
        alias = make_alias(article)
        self.assertIn(alias.pk, PublicPageQuerySet(Page).public().values_list("pk", flat=True))
        self.close(ArticleIndexPage.objects.get(locale__language_code="en"))
        public = PublicPageQuerySet(Page).public()
        self.assertFalse(public.filter(pk__in=[article.pk, alias.pk]).exists())

    def test_private_colleague_is_named_on_no_page_of_either_language(self):
        self.close(self.closed)
        for path in ("/", "/people/", "/es/", "/es/personas/", "/es/buscar/?q=quetzal", "/sitemap.xml"):
            with self.subTest(path):
                response = self.client.get(path)
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, "Quetzal")
                self.assertNotContains(response, "zenaida")
