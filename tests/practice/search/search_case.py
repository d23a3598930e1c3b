"""Pages in both languages to be searched, and what a query finds among them."""

from django.test import TestCase

from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    StandardPageFactory,
    make_alias,
    open_practice,
    translation,
)


class SearchTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.author = ClinicianPageFactory(title="Vera Luna", summary="Couples who argue")
        cls.anxiety = cls.write(
            "Living with anxiety", "anxiety", body=[("text", "<p>Breathe, and count your steps.</p>")]
        )
        cls.depression = cls.write("When depression stays", "depression")
        cls.tristeza = translation(cls.depression, title="Cuando la depresión se queda", slug="depresion")
        cls.ansiedad = translation(cls.anxiety, title="Vivir con ansiedad", slug="ansiedad")
        cls.only_english = cls.write("Grief has no calendar", "grief")
        make_alias(cls.only_english)
        cls.fees = StandardPageFactory(title="Fees and insurance", slug="fees")

    @classmethod
    def write(cls, title, slug, **fields):
        return ArticlePageFactory(title=title, slug=slug, authors=[cls.author], **fields)

    def found(self, query, language="en"):
        response = self.client.get("/search/" if language == "en" else "/es/buscar/", {"q": query})
        self.assertEqual(response.status_code, 200)
        return [page.title for page in response.context["results"]]
