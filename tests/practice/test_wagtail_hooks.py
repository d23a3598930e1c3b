from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from articles.viewsets import ArticleListing
from tests.factories import UserFactory, open_practice


class AdminBrandTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(name="Valley Counseling")

    def test_sign_in_page_carries_the_name(self):
        response = self.client.get(reverse("wagtailadmin_login"))
        self.assertContains(response, "Sign in to Valley Counseling")
        self.assertNotContains(response, "Sign in to Wagtail")
        self.assertContains(response, "admin-brand.css")

    def test_home_carries_the_name(self):
        self.client.force_login(UserFactory(is_superuser=True))
        response = self.client.get(reverse("wagtailadmin_home"))
        self.assertContains(response, "<title>Dashboard - Valley Counseling</title>")
        self.assertContains(response, 'alt="Valley Counseling"')


def test_item_of_the_menu_has_one_name_in_either_language():
    with override("es"):
        assert (str(ArticleListing().menu_label), ArticleListing().get_menu_item().name) == ("Artículos", "articles")
