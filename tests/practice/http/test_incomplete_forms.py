"""Forms that no browser of an editor sends."""

from unittest import mock

import pytest

from django.test import Client

from wagtail.test.utils.form_data import rich_text

from articles.models import ArticlePage
from tests.articles.editor import add_url, article_form, edit_url
from tests.factories import ArticlePageFactory, UserFactory

pytestmark = pytest.mark.django_db

SENTENCE = "Nothing was saved. Go back, copy what you typed, and open the page again."
BODY = [("text", rich_text("<p>Small moments.</p>"))]


@pytest.fixture
def manager():
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(manager=True))
    return client


@pytest.mark.parametrize(
    "change",
    [
        {"body-count": None},
        {"body-count": "many"},
        {"body-count": "7"},
        {"body-0-deleted": None},
        {"body-0-type": None},
        {"body-0-order": "first"},
        {"body-0-value": "{"},
        {"body-0-value": "[]"},
        {"body-0-type": "image", "body-0-value-image-image": "x"},
        {"authorships-0-id": "x"},
    ],
)
def test_broken_form_is_a_400_in_one_sentence_and_saves_nothing(manager, change):
    article = ArticlePageFactory(title="Calm", body=[("text", "<p>As it was.</p>")])
    data = article_form(title="Lost", page=article, body=BODY) | change
    response = manager.post(edit_url(article), {name: value for name, value in data.items() if value is not None})
    assert response.status_code == 400
    assert SENTENCE in response.content.decode()
    assert not article.revisions.exists()


def test_empty_form_is_a_400(manager):
    assert manager.post(add_url(), {}).status_code == 400


def test_unknown_block_is_left_out(manager):
    article = ArticlePageFactory(title="Calm")
    response = manager.post(edit_url(article), article_form(page=article, body=BODY) | {"body-0-type": "raw_html"})
    assert response.status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        {"authorships-TOTAL_FORMS": None},
        {"authorships-TOTAL_FORMS": "many"},
        {"authorships-TOTAL_FORMS": "99999999"},
        {"published_on": "99999-99-99"},
        {"reviewed_by": "x"},
        {"drawing": "unicorn"},
    ],
)
def test_absurd_values_are_shown_as_errors_of_the_form(manager, change):
    article = ArticlePageFactory(title="Calm")
    data = article_form(page=article, body=BODY) | change
    response = manager.post(edit_url(article), {name: value for name, value in data.items() if value is not None})
    assert response.status_code in (200, 400)
    assert not article.revisions.exists()


@pytest.mark.parametrize("fault", [ValueError, TypeError, KeyError, AttributeError])
def test_fault_of_ours_while_a_page_is_saved_stays_a_500(manager, fault):
    """A 400 would blame the editor, and nobody would be told of the fault."""
    article = ArticlePageFactory(title="Calm")
    data = article_form(title="Calmer", page=article, body=BODY)
    with mock.patch.object(ArticlePage, "save", side_effect=fault("a fault of ours")) as save:
        response = manager.post(edit_url(article), data)
    save.assert_called()
    assert response.status_code == 500
    assert SENTENCE not in response.content.decode()
