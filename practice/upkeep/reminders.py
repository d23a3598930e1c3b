"""Reminders by mail, each once: a monthly list of the reviews that are due (E7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles.models import ArticlePage
from practice.mail.outbox import queue_mail
from practice.roles.groups import managers

from .models import Reminder

REVIEWS = "upkeep.reviews"
# A review is spoken of this long before it is due.
REVIEW_WARNING_DAYS = 30
# A mail server that is away for a while loses no reminder.
EXPIRES = dt.timedelta(days=14)


@transaction.atomic
def remind(kind: str, account, about: str, **facts) -> bool:
    """Queue a mail, unless the account has had one of this kind about the same; return whether it was queued."""
    _reminder, is_new = Reminder.objects.get_or_create(kind=kind, account=account, about=about)
    if is_new:
        queue_mail(kind, account=account, expires=EXPIRES, **facts)
    return is_new


def due_for_review(account=None):
    """Return the articles to review soon; of one account the own ones."""
    due = ArticlePage.objects.to_review(timezone.localdate() + dt.timedelta(days=REVIEW_WARNING_DAYS))
    return due.filter(owner=account) if account else due


def remind_of_reviews() -> Iterator[bool]:
    """Remind once a month whoever wrote an article that is due, and every manager."""
    due = due_for_review()
    if not due.exists():
        return
    authors = get_user_model().objects.filter(is_active=True, pk__in=due.order_by().values("owner")).exclude(email="")
    month = f"{timezone.localdate():%Y-%m}"
    for account in authors.union(managers()):
        yield remind(REVIEWS, account, month)


def prune() -> int:
    return Reminder.objects.past().delete()[0]
