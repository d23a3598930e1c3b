"""Mails that remind: what is due, since when, and where to see to it; built when they leave, so they tell the truth."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from practice.mail.kinds import Message, mail_kind
from practice.roles.groups import publishes

from .reminders import REVIEWS, due_for_review

LISTED = 20


def address(name: str, *args) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=args)


def day(date) -> str:
    return date_format(date, "DATE_FORMAT")


@mail_kind(REVIEWS)
def reviews(mail) -> Message | None:
    """List the articles that are due: to a manager all of them, to an author the own ones."""
    manages = publishes(mail.account)
    due = due_for_review(None if manages else mail.account)
    count = due.count()
    if not count:
        return None
    found = due.defer_streamfields().prefetch_related(due.bylines())[:LISTED]
    lines = [line_of(article, manages) for article in found]
    if count > LISTED:
        lines.append(gettext("And %(number)s more.") % {"number": count - LISTED})
    subject = ngettext("One article to review", "%(number)s articles to review", count) % {"number": count}
    advice = gettext("Is each still true? Read it once more, change what is not, and have the review dated.")
    return Message(subject, "\n".join([advice, "", *lines, "", address("review_due")]) + "\n")


def line_of(article, names_authors: bool) -> str:
    facts = {"title": article.title, "date": day(article.due_on)}
    if article.due_on < timezone.localdate():
        line = gettext("“%(title)s”: was due on %(date)s") % facts
    else:
        line = gettext("“%(title)s”: due on %(date)s") % facts
    return f"{line} ({names_of(article)})" if names_authors else line


def names_of(article) -> str:
    return ", ".join(row.clinician.title for row in article.authorships.all())
