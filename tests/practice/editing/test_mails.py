"""Mails about comments beside a text, which leave by the outbox."""

import pytest

from django.core import mail

from wagtail.models import PageSubscription
from wagtail.users.models import UserProfile

from practice.editing.mails import tell_of_comments
from tests.articles.editor import article_form, edit_url
from tests.clients import signed_in
from tests.factories import UserFactory

from .reading import queued, send_due, speaks

pytestmark = pytest.mark.django_db
NOTHING = {"new_comments": [], "replied_comments": [], "resolved_comments": [], "deleted_comments": []}


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

    @pytest.mark.parametrize(
        ("facts", "language", "words"),
        [
            ({"new_comments": [1]}, "en", "1 new comment."),
            ({"replied_comments": [{"replies": [1, 2]}, {"replies": [3]}]}, "en", "3 answers."),
            ({"resolved_comments": [1, 2]}, "en", "2 settled."),
            ({"deleted_comments": [1]}, "en", "1 deleted."),
            ({"new_comments": [1, 2], "resolved_comments": [3]}, "es", "2 comentarios nuevos, 1 resuelto."),
        ],
    )
    def test_mail_counts_what_was_said(self, article, author, olive, facts, language, words):
        speaks(author.owner, language)
        tell_of_comments([author.owner], "updated_comments", NOTHING | facts | {"page": article, "editor": olive})
        send_due()
        assert words in mail.outbox[0].body

    def test_who_left_or_wants_no_mail_gets_none(self, article, author, olive):
        UserProfile.objects.update_or_create(user=author.owner, defaults={"updated_comments_notifications": False})
        gone = UserFactory(therapist=True, is_active=False)
        facts = NOTHING | {"resolved_comments": [1], "page": article, "editor": olive}
        tell_of_comments([author.owner, gone], "updated_comments", facts)
        assert queued() == []
        tell_of_comments([olive], "updated_comments", facts)
        assert queued() == [("editing.comments", olive.pk)]
