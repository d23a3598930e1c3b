"""Wagtail's reports and lists, opened by a manager: each answers, in Spanish too."""

import pytest

from django.utils.html import strip_tags

from wagtail.users.models import UserProfile

from booking.models import Referral
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, UserFactory

REPORTS = ["locked", "workflow", "workflow_tasks", "site-history", "aging-pages", "page-types-usage"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", REPORTS)
def test_report_opens(name):
    manager = UserFactory(manager=True)
    ArticlePageFactory().save_revision(user=manager).publish(user=manager)
    response = signed_in(manager).get(f"/admin/reports/{name}/")
    assert response.status_code == 200


def read_in_spanish(address) -> str:
    manager = UserFactory(manager=True, username="mar", first_name="Marisol")
    UserProfile.objects.create(user=manager, preferred_language="es")
    html = signed_in(manager).get(address).content.decode()
    return " ".join(strip_tags(html[html.index("<main") :]).split())


@pytest.mark.django_db
def test_what_no_one_published_has_no_one_called_none():
    ArticlePageFactory().save_revision().publish()
    html = read_in_spanish("/admin/reports/aging-pages/")
    assert "sistema Artículo" in html
    assert "None Artículo" not in html


@pytest.mark.django_db
def test_kinds_of_pages_are_written_as_a_sentence_begins():
    html = read_in_spanish("/admin/reports/page-types-usage/")
    assert "Lista de artículos" in html
    assert "Lista De" not in html


@pytest.mark.django_db
def test_referrals_have_their_numbers_as_people_write_them():
    Referral.objects.create(name="Inland Family Center", phone="+19515550190")
    html = read_in_spanish("/admin/referral/")
    assert "951-555-0190" in html
    assert "+1951" not in html


@pytest.mark.django_db
def test_language_of_the_server_is_named_in_spanish():
    assert "El idioma del servidor (inglés)" in read_in_spanish("/admin/account/")
