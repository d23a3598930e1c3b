import pytest

from django.urls import reverse

from wagtail.models import Page

from articles.models import ArticlePage
from tests.articles.editor import article_form, edit_url
from tests.factories import ArticlePageFactory

FIRST, SECOND = "<p>Sleep comes late.</p><p>It leaves early.</p>", "<p>Sleep comes late.</p><p>It leaves at four.</p>"
BLOCK = "0b5b6f1e-8a6a-4b1f-9d4e-1f2a3b4c5d6e"


def story(*paragraphs):
    """Return what the editor posts of a story that is one text block, always the same one."""
    from wagtail.test.utils.form_data import rich_text

    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": BLOCK,
        "body-0-value": rich_text("".join(f"<p>{words}</p>" for words in paragraphs)),
    }


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def save(client, page, title="Calm", paragraphs=("Sleep comes late.",), **more):
    """Post the editor's form of `page` with its story, and what stands beside its panels."""
    data = {name: value for name, value in article_form(title=title, page=page).items() if not name.startswith("body")}
    return client.post(edit_url(page), data | story(*paragraphs) | more)


def act(client, page, name, **more):
    return client.post(reverse("act_on_translation", args=[page.pk]), {"act": name} | more, follow=True)


def write_in(client, page, language="es"):
    response = client.post(reverse("write_in", args=[page.pk, language]))
    return Page.objects.get(pk=int(response.url.split("/")[-3])).specific


@pytest.fixture
def original(author):
    """An article of Ana's that is online in English."""
    page = ArticlePageFactory(title="Calm", slug="calm", owner=author.owner, authors=[author])
    page.body = [{"type": "text", "value": "<p>Sleep comes late.</p><p>It leaves early.</p>", "id": BLOCK}]
    page.save_revision(user=author.owner).publish()
    return fresh(page)


@pytest.fixture
def spanish(original, manager):
    """Its Spanish version, written and online."""
    from tests.articles.editor import PUBLISH, press

    version = write_in(manager, original)
    data = {n: v for n, v in article_form(title="Calma", page=version).items() if not n.startswith("body")}
    press(manager, edit_url(version), data | story("El sueño llega tarde.", "Se va temprano.") | PUBLISH)
    version = fresh(version)
    assert version.live and version.alias_of_id is None
    return version
