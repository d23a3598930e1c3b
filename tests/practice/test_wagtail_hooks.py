import json
from html import unescape

import pytest

from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from wagtail.admin.menu import settings_menu
from wagtail.users.models import UserProfile

from articles.viewsets import ArticleListing
from tests.clients import signed_in
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "root", "settings"), [("en", "All pages", "Settings"), ("es", "Todas las páginas", "Configuración")]
)
def test_root_and_settings_have_the_names_that_the_handbook_says(language, root, settings):
    owner = UserFactory(manager=True)
    UserProfile.objects.create(user=owner, preferred_language=language)
    html = unescape(signed_in(owner).get("/admin/pages/").content.decode())
    assert root in html and json.dumps(settings) in html
    assert ">Root<" not in html and "'Root'" not in html


@pytest.mark.django_db
def test_settings_menu_begins_with_what_an_owner_looks_for(rf):
    request = rf.get("/admin/")
    request.user = UserFactory(manager=True)
    items = sorted(settings_menu.menu_items_for_request(request), key=lambda item: item.order)
    names = ["Practice", "People", "Reading", "Mail", "Scheduled jobs", "Referrals", "Words of one meaning"]
    assert [item.label for item in items][: len(names)] == names
