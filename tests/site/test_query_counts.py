from factory.django import mute_signals

from django.db import connection
from django.db.models.signals import post_save
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from articles.models import Reference
from practice.caching import version
from practice.search.indexing import index
from tests.factories import (
    ArticlePageFactory,
    ClientGroupFactory,
    ClinicianPageFactory,
    ImageFactory,
    LanguageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
    make_alias,
    open_practice,
    translation,
)

FEW, MANY = 10, 200
PAGES = {
    "article": ("/articles/in-the-middle/", 10),
    "article in Spanish": ("/es/articulos/en-medio/", 10),
    "article without translation": ("/es/articulos/in-english/", 10),
    "home": ("/", 10),
    "Spanish home": ("/es/", 10),
    "list of articles": ("/articles/", 8),
    "second page of articles": ("/articles/?page=1", 8),
    "topic": ("/articles/topics/grief/", 8),
    "feed": ("/articles/feed/", 5),
    "profile": ("/people/vera-luna/", 10),
    "directory": ("/people/", 8),
    "narrowed directory": ("/people/?language=es&age=30&concern=listening", 8),
    "directory where nobody fits": ("/people/?language=es&age=30&concern=grief", 14),
    "page": ("/fees/", 4),
    "form": ("/call-back/", 6),
    "search": ("/search/?q=grief", 12),
    "nothing there": ("/articles/nothing-here/", 6),
    "site map": ("/sitemap.xml", 4),
}


class QueryCountTests(TestCase):
    """What a page costs does not depend on how much the practice has written."""

    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.grief = TopicFactory(slug="grief", name_en="Grief", name_es="Duelo")
        cls.vera = ClinicianPageFactory(title="Vera Luna", slug="vera-luna")
        cls.vera.languages = [LanguageFactory(spanish=True), LanguageFactory(english=True)]
        cls.vera.specialties = [SpecialtyFactory(slug="listening")]
        cls.vera.client_groups = [ClientGroupFactory()]
        cls.vera.save()
        make_alias(cls.vera)
        fees = StandardPageFactory(title="Fees", slug="fees")
        translation(fees, title="Tarifas", slug="tarifas")
        cls.write(FEW // 2)
        middle = cls.write_rich("In the middle", "in-the-middle")
        translation(middle, title="En medio", slug="en-medio")
        make_alias(cls.write_rich("In English", "in-english"))
        cls.write(FEW // 2)

    @classmethod
    def write_rich(cls, title, slug):
        """Return an article that has everything an article can have."""
        picture = {"image": ImageFactory(), "caption": ""}
        article = ArticlePageFactory(title=title, slug=slug, authors=[cls.vera], body=[("image", picture)])
        article.topics = [cls.grief]
        article.references = [Reference(title="A book")]
        article.reviewed_on, article.reviewed_by = article.published_on, ClinicianPageFactory()
        article.save()
        return article

    @classmethod
    def write(cls, number):
        # Wagtail's own bookkeeping would take most of the time of this test.
        with mute_signals(post_save):
            articles = [ArticlePageFactory(authors=[cls.vera], topics=[cls.grief]) for _ in range(number)]
        for article in articles:
            index(article)
        version.renew()

    def count(self, address):
        self.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(address)
        self.assertIn(response.status_code, (200, 404), address)
        return [query["sql"] for query in queries]

    # Wagtail's own memory of pictures is emptied now and then; the number must not depend on it.
    @override_settings(
        CACHES={
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
            "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
            "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
        }
    )
    def test_directory_costs_the_same_for_a_few_people_and_for_many(self):
        few = self.count("/people/")
        for number in range(5):
            ClinicianPageFactory(credential="ASW", supervisor=ClinicianPageFactory())
            ClinicianPageFactory(portrait=ImageFactory(title=f"Portrait {number}"), languages=[LanguageFactory()])
        # The first visit draws the pictures.
        many = self.count("/people/")
        with self.subTest("with portraits"):
            self.assertLessEqual(len(many), len(few) + 1, "\n\n".join(many))

    def test_pages_stay_below_their_limit_however_much_is_written(self):
        few = {name: self.count(address) for name, (address, _) in PAGES.items()}
        self.write(MANY - FEW)
        many = {name: self.count(address) for name, (address, _) in PAGES.items()}
        for name, (_, limit) in PAGES.items():
            with self.subTest(name):
                self.assertLessEqual(len(few[name]), limit, "\n\n".join(few[name]))
                self.assertEqual(len(many[name]), len(few[name]), "\n\n".join(many[name]))
