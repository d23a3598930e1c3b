"""Mails about what is sent to be read: who did what, and where it is, in the language of whoever receives it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from wagtail.models import Page
from wagtail.users.models import UserProfile

from practice.mail.kinds import Message, mail_kind
from practice.mail.outbox import queue_mail
from practice.models import User

from .standing import name_of
from .times import in_practice_time

SENT, CHANGES, PUBLISHED, TAKEN_BACK = "editing.sent", "editing.changes", "editing.published", "editing.taken_back"
COMMENTS = "editing.comments"


def tell_readers(kind: str, task, page: Page, user) -> None:
    for reader in task.readers():
        if user is None or reader.pk != user.pk:
            queue_mail(kind, account=reader, page=page.pk, by=user and user.pk)


def tell_author(kind: str, author, page: Page, user) -> None:
    if author and author.is_active and (user is None or author.pk != user.pk):
        queue_mail(kind, account=author, page=page.pk, by=user and user.pk)


def tell_of_comments(accounts, notification: str, facts: dict) -> None:
    """Queue what Wagtail would mail about comments, for whoever wants to hear of them (wagtail_internals)."""
    counts = {
        "new": len(facts["new_comments"]),
        "replies": sum(len(thread["replies"]) for thread in facts["replied_comments"]),
        "resolved": len(facts["resolved_comments"]),
        "deleted": len(facts["deleted_comments"]),
    }
    for account in accounts:
        if account.is_active and UserProfile.get_for_user(account).updated_comments_notifications:
            queue_mail(COMMENTS, account=account, page=facts["page"].pk, by=facts["editor"].pk, **counts)


@mail_kind(SENT)
def sent(mail) -> Message | None:
    return about(
        mail, gettext("%(name)s asks you to read “%(title)s”"), gettext("Read it, then publish it or ask for changes:")
    )


@mail_kind(CHANGES)
def changes_asked(mail) -> Message | None:
    return about(
        mail, gettext("%(name)s asks for a change in “%(title)s”"), gettext("What to change is above the text:")
    )


@mail_kind(TAKEN_BACK)
def taken_back(mail) -> Message | None:
    return about(mail, gettext("%(name)s took “%(title)s” back"), gettext("You do not have to read it now. The text:"))


@mail_kind(PUBLISHED)
def published(mail) -> Message | None:
    page = Page.objects.filter(pk=mail.facts["page"]).first()
    if page and page.approved_schedule:
        advice = gettext("It goes online on %(date)s:") % {
            "date": in_practice_time(page.scheduled_revision.approved_go_live_at)
        }
        return about(mail, gettext("%(name)s accepted “%(title)s”"), advice)
    if page and page.live:
        return about(
            mail, gettext("%(name)s published “%(title)s”"), gettext("Readers find it here:"), page.specific.full_url
        )
    return None


@mail_kind(COMMENTS)
def comments(mail) -> Message | None:
    """Count what was said beside the text; the words themselves stay there."""
    count = mail.facts.get
    lines = [
        count("new") and ngettext("%(n)s new comment", "%(n)s new comments", count("new")) % {"n": count("new")},
        count("replies") and ngettext("%(n)s answer", "%(n)s answers", count("replies")) % {"n": count("replies")},
        count("resolved") and ngettext("%(n)s settled", "%(n)s settled", count("resolved")) % {"n": count("resolved")},
        count("deleted") and ngettext("%(n)s deleted", "%(n)s deleted", count("deleted")) % {"n": count("deleted")},
    ]
    advice = gettext("%(what)s. They stand beside the text:") % {"what": ", ".join(filter(None, lines))}
    return about(mail, gettext("%(name)s commented on “%(title)s”"), advice)


def about(mail, what: str, advice: str, link: str = "") -> Message | None:
    """Build a mail of three lines; nothing of what the text says, and nothing once the page is gone."""
    page = Page.objects.filter(pk=mail.facts["page"]).first()
    if page is None:
        return None
    by = User.objects.filter(pk=mail.facts["by"]).first()
    what %= {"name": name_of(by), "title": page.specific.get_admin_display_title()}
    link = link or settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Message(" ".join(what.split()), f"{what}.\n{advice}\n{link}\n")
