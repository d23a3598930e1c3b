"""Mails about comments beside a text, which leave by the outbox."""

import pytest

from django.core import mail

from wagtail.models import PageSubscription
from wagtail.users.models import UserProfile

from practice.editing.mails import tell_of_comments
from tests.articles.editor import article_form, edit_url
from tests.clients import signed_in

from .reading import queued, send_due, speaks

pytestmark = pytest.mark.django_db


class TestComments:
    @pytest.fixture
    def commented(self, olive, author, article):
        """Olive comments on Ana's article, which Ana follows."""
        PageSubscription.objects.create(page=article, user=author.owner, comment_notifications=True)
        comment = {
            "id": "",
            "text": "Is this so?",
            "contentpath": "title",
            "position": "",
            "DELETE": "",
            "resolved": "",
        }
        form = article_form(title="Calm", page=article) | {"comments-TOTAL_FORMS": 1, "comments-INITIAL_FORMS": 0}
        form |= {f"comments-0-{name}": value for name, value in comment.items()}
        form |= {"comments-0-replies-TOTAL_FORMS": 0, "comments-0-replies-INITIAL_FORMS": 0}
        return signed_in(olive).post(edit_url(article), form)

    def test_mail_goes_by_the_outbox_and_names_who_what_and_where(self, article, author, commented):
        assert commented.status_code in (200, 302)
        assert (mail.outbox, queued()) == ([], [("editing.comments", author.owner.pk)])
        speaks(author.owner, "es")
        send_due()
        sent = mail.outbox[0]
        assert sent.subject == "Olive Vega comentó “Calm”"
        assert "1 comentario nuevo" in sent.body
        assert edit_url(article) in sent.body
        assert "Is this so?" not in sent.body

    def test_who_wants_no_mail_gets_none(self, article, author):
        UserProfile.objects.update_or_create(user=author.owner, defaults={"updated_comments_notifications": False})
        nothing = {"new_comments": [], "replied_comments": [], "resolved_comments": [1], "deleted_comments": []}
        tell_of_comments([author.owner], "updated_comments", nothing | {"page": article, "editor": author.owner})
        assert queued() == []
