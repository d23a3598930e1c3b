"""Wagtail's checks: they run in the preview panel and nowhere else, and say every fault in the editor's language."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from django.urls import reverse
from django.utils import translation

from wagtail.admin.userbar import AccessibilityItem
from wagtail.users.models import UserProfile

from practice.editing import preview_checks
from practice.editing.preview_checks import PreviewChecks
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    StandardPageFactory,
    UserFactory,
    open_practice,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    open_practice()
    return ArticlePageFactory(title="Awake at four")


@pytest.fixture
def manager(client):
    manager = UserFactory(manager=True)
    client.force_login(manager)
    return manager


def preview_of(client, article, **attributes):
    """Return the article as the editor previews it, or in the panel beside it."""
    asked = client.get(reverse("wagtailadmin_home")).wsgi_request
    return article.make_preview_request(asked, extra_request_attrs={"is_editing": True} | attributes)


def panel_of(client, article) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()


def test_preview_panel_runs_the_checks(client, article, manager):
    answer = preview_of(client, article, in_preview_panel=True)
    assert b"<wagtail-userbar>" in answer.content
    assert b"wagtailadmin/js/userbar" in answer.content
    # The scripts and styles of the checks come from the page's own address, as its policy wants it.
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert set(re.findall(rb'(?:src|href)="(?:https?:)?//([^/"]+)[^"]*wagtailadmin', answer.content)) <= {b"testserver"}


def test_no_other_page_holds_them(client, article, manager):
    assert b"userbar" not in preview_of(client, article, in_preview_panel=False).content
    for address in (article.url, "/", "/es/"):
        assert b"userbar" not in client.get(address).content, address
    client.logout()
    answer = client.get(article.url, {"in_preview_panel": "true"})
    assert answer.status_code == 200
    assert b"userbar" not in answer.content
    assert not answer.cookies


def test_every_rule_that_runs_has_a_sentence_of_its_own():
    assert set(PreviewChecks.axe_run_only) == set(PreviewChecks.axe_messages)
    spoken = []
    for language in ("en", "es"):
        with translation.override(language):
            spoken.append([str(each["error_name"]) for each in PreviewChecks.axe_messages.values()])
    assert not set(spoken[0]) & set(spoken[1])


def test_they_stand_in_for_wagtails_own_and_leave_the_rest():
    other, items = object(), [AccessibilityItem(in_editor=True)]
    items.append(other)
    preview_checks.put_into(items)
    assert isinstance(items[0], PreviewChecks)
    assert items[0].in_editor
    assert items[1] is other


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Checks", "Seen in the preview", "A heading skips a size"]),
        ("es", ["Revisión del texto", "Lo que se ve en la vista previa", "Un título se salta un tamaño"]),
    ],
)
def test_panel_speaks_the_language_of_who_edits(client, article, manager, language, words):
    UserProfile.objects.create(user=manager, preferred_language=language)
    page = panel_of(client, article)
    configuration = re.search(r'id="checker-axe-configuration"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(configuration)["messages"]["heading-order"]["error_name"] == words[-1]
    for each in words[:-1]:
        assert each in page
    assert "guide.wagtail.org/content-checks" not in page


@pytest.mark.parametrize("name", ["IMG_4711", "IMG 4711", "door.heic", "captura-3"])
def test_names_of_files_are_no_words(name):
    assert re.search(preview_checks.FILE_NAMES, name, re.IGNORECASE)


@pytest.mark.parametrize("words", ["Two armchairs by a window", "Una puerta abierta. Afuera llueve."])
def test_sentences_are_words(words):
    assert not re.search(preview_checks.FILE_NAMES, words, re.IGNORECASE)


def words_counted(page) -> list[str]:
    mains = BeautifulSoup(page.content, "html.parser").select("main, [role=main]")
    return [main.get_text(" ", strip=True) for main in mains]


STORY = [("text", "<p>Three plain words.</p>")]


@pytest.mark.parametrize(
    "begin",
    [
        lambda: ArticlePageFactory(title="Awake at four", body=STORY),
        lambda: ClinicianPageFactory(title="Awake at four", greeting="Good evening.", biography=STORY),
        lambda: StandardPageFactory(title="Awake at four", body=STORY),
    ],
    ids=["article", "profile", "page"],
)
def test_words_that_are_counted_are_those_of_the_text_alone(client, manager, begin):
    open_practice()
    text = begin()
    assert words_counted(preview_of(client, text, in_preview_panel=True)) == ["Three plain words."]
    (page,) = words_counted(client.get(text.url))
    assert "Awake at four" in page
    assert "Three plain words." in page
