"""Mails that remind: what is due, since when, and where to see to it; built when they leave, so they tell the truth."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from clinicians.models import ClinicianPage
from practice.mail.kinds import Message, mail_kind
from practice.models import PracticeSettings
from practice.roles.groups import publishes

from .reminders import ANSWER, LICENSE, REVIEWS, asks_again_on, due_for_review, licenses_that_end

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


@mail_kind(LICENSE)
def license_ends(mail) -> Message | None:
    """Say when a license expires and who enters the new date; nothing once it was renewed."""
    profile = licenses_that_end().filter(pk=mail.facts["clinician"]).first()
    if profile is None:
        return None
    days = (profile.license_expires - timezone.localdate()).days
    facts = {"name": profile.title, "license": profile.license, "date": day(profile.license_expires), "days": days}
    if publishes(mail.account):
        subject = ngettext(
            "The license of %(name)s expires in %(days)s day", "The license of %(name)s expires in %(days)s days", days
        )
        what = gettext("The license of %(name)s, %(license)s, expires on %(date)s.")
        advice = gettext("Once it is renewed, enter the new date in the profile:")
        link = address("wagtailadmin_pages:edit", profile.pk)
    else:
        subject = ngettext("Your license expires in %(days)s day", "Your license expires in %(days)s days", days)
        what = gettext("Your license, %(license)s, expires on %(date)s.")
        advice = gettext("Once it is renewed, tell a manager of the practice, who enters the new date.")
        link = address("my_profile")
    return Message(subject % facts, f"{what % facts}\n{advice}\n{link}\n")


@mail_kind(ANSWER)
def ask_again(mail) -> Message | None:
    """Ask whether new clients are still accepted; nothing once it was answered."""
    practice = PracticeSettings.current()
    profile = ClinicianPage.objects.live().filter(pk=mail.facts["clinician"]).first()
    if profile is None or asks_again_on(profile, practice) > timezone.localdate():
        return None
    if profile.accepting_status(practice) == "ask":
        what = gettext("Your page says “ask us”, because no one has confirmed the answer since %(date)s.")
    else:
        what = gettext("Your page says “%(answer)s”. After %(until)s it says “ask us”, unless you confirm it.")
    facts = {
        "answer": profile.get_accepting_display(),
        "date": day(profile.accepting_as_of),
        "until": day(profile.accepting_until(practice)),
    }
    advice = gettext("One tap on your first screen answers, in both languages:")
    subject = gettext("Still accepting new clients?")
    return Message(subject, f"{what % facts}\n{advice}\n{address('wagtailadmin_home')}\n")
