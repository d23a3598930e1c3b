"""The buttons below the text: what they are called, for whom, in both languages."""

import re

import pytest

from django.urls import reverse

from practice.editing.models import ReadingTask
from tests.articles.editor import add_url, edit_url
from tests.factories import ArticlePageFactory, UserFactory, send_to_read

from .reading import decide, speaks

pytestmark = pytest.mark.django_db


def buttons(client, address) -> list[str]:
    """Return what stands on the buttons below the text, in their order."""
    html = client.get(address).content.decode()
    row = html.split('<div class="action-row">')[1].split("</nav>")[0]
    found = re.findall(r"<button.*?</button>", row, re.DOTALL)
    return [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", button, flags=re.DOTALL).split()) for button in found]


class TestAuthor:
    def test_sends_it_to_the_practice_manager_and_may_save_a_draft(self, therapist, author, article):
        expected = ["Send to the practice manager to read", "Save draft"]
        assert buttons(therapist, add_url()) == buttons(therapist, edit_url(article)) == expected
        speaks(author.owner, "es")
        assert buttons(therapist, edit_url(article))[0] == "Enviar a la persona encargada para que lo lea"

    def test_sends_it_to_whom_the_owner_has_named(self, therapist, article, olive):
        ReadingTask.objects.update(reader=olive)
        assert buttons(therapist, edit_url(article))[0] == "Send to Olive Vega to read"
        ReadingTask.objects.update(reader_name_en="Olive", reader_name_es="Doña Olive")
        assert buttons(therapist, edit_url(article))[0] == "Send to Olive to read"

    def test_takes_it_back_while_someone_reads_it(self, therapist, author, article):
        send_to_read(article, author.owner)
        assert buttons(therapist, edit_url(article)) == ["Take it back"]
        speaks(author.owner, "es")
        assert buttons(therapist, edit_url(article)) == ["Pedirlo de vuelta"]

    def test_sends_it_again_after_a_change(self, therapist, manager, author, article):
        send_to_read(article, author.owner)
        decide(manager, article, "reject", "Shorter")
        assert buttons(therapist, edit_url(article)) == ["Send to the practice manager again", "Save draft"]

    def test_publishes_own_articles_where_the_practice_trusts_her(self, therapist, author, article):
        author.owner.publishes_own = True
        author.owner.save()
        assert buttons(therapist, add_url()) == buttons(therapist, edit_url(article)) == ["Publish", "Save draft"]
        assert buttons(therapist, edit_url(author))[0] == "Send to the practice manager to read"


class TestReader:
    def test_publishes_or_asks_for_changes_and_nothing_else(self, manager, olive, author, article):
        send_to_read(article, author.owner)
        assert buttons(manager, edit_url(article)) == ["Publish", "Ask for changes"]
        speaks(olive, "es")
        assert buttons(manager, edit_url(article)) == ["Publicar", "Pedir cambios"]

    def test_publishes_what_no_one_has_sent(self, manager, article):
        assert buttons(manager, edit_url(article)) == ["Publish", "Save draft"]
        assert buttons(manager, edit_url(ArticlePageFactory())) == ["Publish", "Save draft"]


def test_no_one_reads_of_moderation(therapist, manager, author, article):
    send_to_read(article, author.owner)
    for client in (therapist, manager):
        html = client.get(edit_url(article)).content.decode()
        assert re.findall(".{60}(?:moderation|Cancel workflow|Moderators).{20}", html, re.IGNORECASE) == []


def test_colleague_finds_no_button_because_no_editor(article):
    from tests.clients import signed_in

    colleague = signed_in(UserFactory(therapist=True))
    assert colleague.get(edit_url(article)).status_code == 403
    assert colleague.post(reverse("take_back", args=[article.pk])).status_code == 403
