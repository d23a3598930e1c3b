"""Reminders by mail, each once: reviews that are due (E7), licenses that run out (B16), answers that grow old (B6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles.models import ArticlePage
from clinicians.choices import Credential
from clinicians.models import ClinicianPage
from practice.mail.outbox import queue_mail
from practice.models import PracticeSettings
from practice.roles.groups import managers

from .models import Reminder

REVIEWS, LICENSE, ANSWER = "upkeep.reviews", "upkeep.license", "upkeep.answer"
# A review is spoken of this long before it is due.
REVIEW_WARNING_DAYS = 30
# Once in a calendar month, and never on its last day and the first of the next.
REVIEWS_APART = dt.timedelta(days=28)
# What the first screen says, and by mail, once at each.
LICENSE_WARNING_DAYS = 60
LICENSE_NOTICES = (30, LICENSE_WARNING_DAYS)
# “Still accepting new clients?” is asked this long before the answer is too old to be shown.
ASK_BEFORE_DAYS = 5
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
    today = timezone.localdate()
    told = Reminder.objects.filter(kind=REVIEWS, sent_on__gt=today - REVIEWS_APART)
    told_lately = set(told.values_list("account", flat=True))
    authors = get_user_model().objects.filter(is_active=True, pk__in=due.order_by().values("owner")).exclude(email="")
    for account in authors.union(managers()):
        if account.pk not in told_lately:
            yield remind(REVIEWS, account, f"{today:%Y-%m}")


def licenses_to_renew(on: dt.date | None = None):
    """Return the profiles online whose license has expired or soon will, by that day."""
    last = (on or timezone.localdate()) + dt.timedelta(days=LICENSE_WARNING_DAYS)
    profiles = ClinicianPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    return profiles.filter(license_expires__lte=last).defer_streamfields().order_by("license_expires", "title", "pk")


def licenses_that_end(on: dt.date | None = None):
    """Return the profiles whose license expires soon and has not yet."""
    on = on or timezone.localdate()
    return licenses_to_renew(on).filter(license_expires__gte=on)


def remind_of_licenses() -> Iterator[bool]:
    """Tell clinician and managers of a license 60 days before it expires, and once more 30 days before."""
    today = timezone.localdate()
    for profile in licenses_that_end(today).select_related("owner"):
        days_left = (profile.license_expires - today).days
        notice = next(days for days in LICENSE_NOTICES if days_left <= days)
        about = f"{profile.pk} {profile.license_expires} {notice}"
        accounts = {account.pk: account for account in managers()}
        if profile.owner and profile.owner.is_active and profile.owner.email:
            accounts.setdefault(profile.owner.pk, profile.owner)
        for account in accounts.values():
            yield remind(LICENSE, account, about, clinician=profile.pk)


def asks_again_on(profile: ClinicianPage, practice: PracticeSettings) -> dt.date:
    """Return the day from which on the answer about new clients is asked for again, while it is still believed."""
    ahead = min(ASK_BEFORE_DAYS, practice.accepting_days // 2)
    return profile.accepting_until(practice) - dt.timedelta(days=ahead)


def remind_of_answers() -> Iterator[bool]:
    """Ask each clinician again before the page says “ask us”; once for each answer."""
    practice, today = PracticeSettings.current(), timezone.localdate()
    profiles = ClinicianPage.objects.in_person().live().exclude(credential=Credential.NONE)
    for profile in profiles.filter(owner__is_active=True).exclude(owner__email="").select_related("owner"):
        if asks_again_on(profile, practice) <= today:
            yield remind(ANSWER, profile.owner, f"{profile.pk} {profile.accepting_as_of}", clinician=profile.pk)


def prune() -> int:
    return Reminder.objects.past().delete()[0]
