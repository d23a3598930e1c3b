from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import StandardPageFactory

SENTENCES = {"en": "Too many tries. Wait 15 minutes", "es": "Hubo demasiados intentos. Espere 15 minutos"}


class PagePasswordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page, cls.below = StandardPageFactory(), StandardPageFactory()
        private = {"restriction_type": PageViewRestriction.PASSWORD, "password": "lemon trees"}
        cls.pages = PageViewRestriction.objects.create(page=cls.page, **private)
        cls.others = PageViewRestriction.objects.create(page=cls.below, **private)
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
        address = reverse("wagtaildocs_authenticate_with_password", args=[self.documents.pk])
        for _ in range(9):
            self.send(address)
        self.assertEqual(self.send(address, "lemon trees").status_code, 302)
        for _ in range(10):
            self.assertEqual(self.send(address).status_code, 200)
        self.assertContains(self.send(address, "lemon trees"), SENTENCES["en"], status_code=429)
        self.assertEqual(self.client.get(address).status_code, 200)
        self.assertEqual(b"".join(self.client.get(self.document.url).streaming_content), b"Intake")  # Let in before.
