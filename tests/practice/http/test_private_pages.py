from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import ArticlePageFactory, StandardPageFactory

SENTENCES = {"en": "Too many tries. Wait 15 minutes", "es": "Hubo demasiados intentos. Espere 15 minutos"}


class PagePasswordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page, cls.below = StandardPageFactory(), StandardPageFactory()
        private = {"restriction_type": PageViewRestriction.PASSWORD, "password": "lemon trees"}
        cls.pages = PageViewRestriction.objects.create(page=cls.page, **private)
        cls.others = PageViewRestriction.objects.create(page=cls.below, **private)
        cls.article = ArticlePageFactory(title="A group for May", slug="group-for-may")
        cls.on_article = PageViewRestriction.objects.create(page=cls.article, **private)
        collection = Collection.get_first_root_node().add_child(name="Private")
        cls.documents = CollectionViewRestriction.objects.create(collection=collection, **private)
        cls.document = get_document_model().objects.create(
            title="Intake", collection=collection, file=ContentFile(b"Intake", "intake.txt")
        )

    def send(self, address, password="walnut", **connection):
        return self.client.post(address, {"password": password, "return_url": "/fees/"}, **connection)

    def page_address(self, restriction=None, page=None, language="en"):
        with override(language):
            name = "wagtailcore_authenticate_with_password"
            return reverse(name, args=[(restriction or self.pages).pk, (page or self.page).pk])

    def document_address(self, language="en"):
        with override(language):
            return reverse("wagtaildocs_authenticate_with_password", args=[self.documents.pk])

    def test_the_eleventh_try_is_refused_unread_in_both_languages(self):
        address = self.page_address()
        for _ in range(10):
            self.assertContains(self.send(address), "is not correct")
        for language, sentence in SENTENCES.items():
            with self.subTest(language):
                # Neither the right password, nor another page or language of the same restriction, is a way round.
                answer = self.send(self.page_address(page=self.below, language=language), "lemon trees")
                self.assertContains(answer, sentence, status_code=429)
                self.assertContains(answer, 'name="return_url" value="/fees/"', status_code=429)
                self.assertNotContains(answer, "lemon trees", status_code=429)
        self.assertEqual(self.send(address, "lemon trees", REMOTE_ADDR="203.0.113.5").status_code, 302)
        self.assertEqual(self.send(self.page_address(self.others, self.below), "lemon trees").status_code, 302)

    def test_documents_are_guarded_alike_and_the_right_password_starts_anew(self):
        address = self.document_address()
        for _ in range(9):
            self.send(address)
        self.assertEqual(self.send(address, "lemon trees").status_code, 302)
        for _ in range(10):
            self.assertEqual(self.send(address).status_code, 200)
        for language, sentence in SENTENCES.items():
            answer = self.send(self.document_address(language), "lemon trees")
            self.assertContains(answer, sentence, status_code=429)
        self.assertEqual(self.client.get(address).status_code, 200)
        self.assertEqual(b"".join(self.client.get(self.document.url).streaming_content), b"Intake")  # Let in before.

    def test_a_document_asks_in_the_language_of_the_page_that_led_to_it(self):
        asked = {"en": "A password is needed.", "es": "Se necesita una contraseña."}
        for language, other in [("en", "es"), ("es", "en")]:
            with self.subTest(language):
                with override(language):
                    address = self.document.url
                with override(other):
                    elsewhere = self.document.url
                answer = self.client.get(address)
                self.assertContains(answer, asked[language])
                self.assertContains(answer, f'<html lang="{language}">')
                self.assertContains(answer, f'action="{self.document_address(language)}"')
                self.assertContains(answer, f'name="return_url" value="{address}"')
                self.assertContains(answer, f'href="{elsewhere}" lang="{other}"')
                self.assertContains(self.send(self.document_address(language)), asked[language])

    def test_the_question_is_a_page_of_ours_and_tells_nothing_of_what_it_guards(self):
        by_number = [self.page_address(self.on_article, self.article, language) for language in ("en", "es")]
        for address in [self.article.url, *by_number, self.document.url]:
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertTemplateUsed(answer, "base.html")
                self.assertContains(answer, '<meta name="robots" content="noindex">')
                self.assertNotContains(answer, self.article.title)
                self.assertIn("no-store", answer["Cache-Control"])

    def test_the_address_of_the_question_does_not_tell_where_a_page_is(self):
        address = self.page_address(self.on_article, self.article)
        self.assertContains(self.client.get(self.article.url), self.article.slug)  # Whoever asks there knows.
        self.assertNotContains(self.client.get(address), self.article.slug)
        self.assertNotContains(self.send(address), self.article.slug)

    def test_a_document_is_kept_by_no_cache(self):
        self.send(self.document_address(), "lemon trees")
        answer = self.client.get(self.document.url)
        self.assertEqual(b"".join(answer.streaming_content), b"Intake")
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertNotIn("Content-Encoding", answer)

    def test_without_a_way_back_the_right_password_leads_home(self):
        for language, home in [("en", "/"), ("es", "/es/")]:
            question = self.client.get(self.document_address(language))
            self.assertContains(question, f'name="return_url" value="{home}"')
