"""What people do with a text that is read, as the admin's own forms post it."""

from django.contrib.messages import get_messages

from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.mail.kinds import builders
from practice.mail.models import Mail
from practice.mail.outbox import send_due
from tests.articles.editor import article_form, edit_url


def fresh(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def decide(client, page, action, words="", **changes):
    """Press one of the reader's buttons in the editor."""
    data = article_form(title=page.draft_title, page=page, **changes) | {
        "action-workflow-action": "1",
        "workflow-action-name": action,
        "workflow-action-extra-data": f'{{"comment": "{words}"}}' if words else "{}",
    }
    return client.post(edit_url(page), data)


def said(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def speaks(user, language):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def queued() -> list[tuple[str, int]]:
    return list(Mail.objects.order_by("pk").values_list("kind", "account"))


__all__ = ["builders", "decide", "fresh", "queued", "said", "send_due", "speaks"]
