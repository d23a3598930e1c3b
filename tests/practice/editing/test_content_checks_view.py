"""The findings of a draft: in words of who edits, for whoever may edit the page, without storing anything."""

import pytest

from django.urls import reverse

from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice

pytestmark = pytest.mark.django_db

BODY = [{"type": "text", "id": "t1", "value": "<p>Un adicto no elige.</p><p>Garantizamos resultados.</p>"}]


@pytest.fixture
def article():
    open_practice()
    return ArticlePageFactory(title="Dejar de beber", language="es", body=BODY, search_description="Qué ayuda.")


def checks_of(page, **query):
    return reverse("content_checks", args=[page.pk], query=query)


def sign_in(client, language="en", **role):
    user = UserFactory(**role)
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        ("en", '<q lang="es">adicto</q>: say <q lang="es">persona con una adicción</q>.', "The person comes first"),
        ("es", '<q lang="es">adicto</q>: diga <q lang="es">persona con una adicción</q>.', "Primero está la persona"),
    ],
)
def test_sentences_are_the_editors_and_quotations_the_writers(client, article, language, sentence, reason):
    sign_in(client, language, manager=True)
    for address in (checks_of(article), checks_of(article, part=1)):
        page = client.get(address).content.decode()
        assert sentence in page
        assert reason in page
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[article.pk])}#:w:contentpath=body.t1"' in page


def test_latest_draft_is_read_and_nothing_is_stored(client, article, django_assert_max_num_queries):
    sign_in(client, manager=True)
    article.body = [("text", "<p>Una persona con una adicción.</p>")]
    article.save_revision()
    before = Page.objects.get(pk=article.pk).latest_revision_id
    with django_assert_max_num_queries(40):
        answer = client.get(checks_of(article, part=1))
    assert b"adicto" not in answer.content
    assert Page.objects.get(pk=article.pk).latest_revision_id == before
    assert "no-store" in answer["Cache-Control"]
    assert client.post(checks_of(article, part=1), {"title": "x"}).status_code == 405


def test_part_is_only_the_list(client, article):
    sign_in(client, manager=True)
    assert b"<html" not in client.get(checks_of(article, part=1)).content


def test_therapist_sees_the_own_pages_only(client, article):
    therapist = sign_in(client, therapist=True)
    author = ClinicianPageFactory(language="es", owner=therapist)
    own = ArticlePageFactory(language="es", owner=therapist, authors=[author], body=BODY)
    assert client.get(checks_of(own, part=1)).status_code == 200
    assert client.get(checks_of(article, part=1)).status_code == 403


def test_front_desk_and_strangers_see_none(client, article):
    assert client.get(checks_of(article)).status_code == 302
    sign_in(client, frontdesk=True)
    assert client.get(checks_of(article)).status_code == 403


def test_page_that_is_gone_is_not_found(client):
    sign_in(client, manager=True)
    assert client.get(reverse("content_checks", args=[999999])).status_code == 404


def test_editor_leads_to_the_list(client, article):
    sign_in(client, manager=True)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert f'data-page="{article.pk}"' in page
    assert f'href="{checks_of(article)}"' in page
    added = client.get(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article.get_parent().pk]))
    assert 'data-page=""' in added.content.decode()
