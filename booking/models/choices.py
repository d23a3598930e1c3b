"""Choices of the front desk (TextChoices): statuses, outcomes of a call, and the transitions that are allowed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from practice.opening_hours import EVENING, NOON, Window

WEEKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


class Status(models.TextChoices):
    NEW = "new", pgettext_lazy("request", "New")
    CLAIMED = "claimed", _("Claimed")
    TRYING = "trying", _("Calling")
    REACHED = "reached", _("Reached")
    SCHEDULED = "scheduled", _("Scheduled")
    WAITLIST = "waitlist", _("Waitlist")
    REFERRED = "referred", _("Referred out")
    DECLINED = "declined", _("Declined")
    UNREACHABLE = "unreachable", _("Unreachable")
    WITHDRAWN = "withdrawn", _("Canceled")
    SPAM = "spam", _("Spam")
    MERGED = "merged", _("Merged into another request")
    CANARY = "canary", _("Test of the website")  # Of booking/canary.py; the queue knows nothing of it.


# Still to be called.
OPEN = {Status.NEW, Status.CLAIMED, Status.TRYING}
# Nobody needs to call again; a waiting list is kept apart from both.
CLOSED = set(Status) - OPEN - {Status.WAITLIST, Status.CANARY}
# What is open can become anything.
TRANSITIONS = {
    **{status: set(Status) - {status, Status.CANARY} for status in OPEN},
    Status.REACHED: {Status.TRYING, Status.SCHEDULED, Status.WAITLIST, Status.REFERRED, Status.DECLINED},
    Status.SCHEDULED: {Status.TRYING},
    Status.WAITLIST: {Status.TRYING, *CLOSED} - {Status.REACHED, Status.SPAM, Status.MERGED},
    Status.REFERRED: {Status.TRYING},
    Status.DECLINED: {Status.TRYING},
    Status.UNREACHABLE: {Status.TRYING},
    Status.WITHDRAWN: {Status.TRYING},
    Status.SPAM: {Status.NEW},
    Status.MERGED: set(),
    Status.CANARY: set(),
}


class Tab(models.TextChoices):
    """The lists of the queue."""

    OPEN = "open", _("All open")
    NEW = "new", pgettext_lazy("requests", "New")
    MINE = "mine", _("Mine")
    TODAY = "today", _("Due today")
    OVERDUE = "overdue", _("Overdue")
    LATER = "later", _("Later")
    CLIENTS = "clients", _("Clients")
    SPANISH = "spanish", _("Spanish")
    WAITLIST = "waitlist", _("Waitlist")
    CLOSED = "closed", _("Closed")
    SPAM = "spam", _("Spam")


@dataclass(frozen=True)
class Permission:
    """A yes of the caller that some outcomes need, and every word about the lack of it.

    `field` is the field of CallbackRequest that holds the answer; `offered` is the switch of the practice without
    which nobody is asked.
    """

    field: str
    rule_allowed: str
    rule_refused: str
    reason_label: str
    reason_hint: str
    reason_missing: str
    incident: str
    incidents: str
    offered: str = ""

    def is_asked_by(self, practice) -> bool:
        return not self.offered or getattr(practice, self.offered)


LEAVE_MESSAGE = Permission(
    field="may_leave_message",
    rule_allowed=_("A message may be left."),
    rule_refused=_("Leave no message."),
    reason_label=_("Why a message was left"),
    reason_hint=_("No message is allowed. If one was left anyway, say why; it is marked as an incident."),
    reason_missing=_("No message was allowed. Say why one was left."),
    incident=_("Incident: no message was allowed"),
    incidents=_("Messages left where none was allowed"),
)
TEXT = Permission(
    field="may_text",
    rule_allowed=_("A text message may be sent."),
    rule_refused=_("Send no text message."),
    reason_label=_("Why a text message was sent"),
    reason_hint=_("No text message is allowed. If one was sent anyway, say why; it is marked as an incident."),
    reason_missing=_("No text message was allowed. Say why one was sent."),
    incident=_("Incident: no text message was allowed"),
    incidents=_("Text messages sent where none was allowed"),
    offered="offers_texting",
)


class Outcome(models.TextChoices):
    """How an attempt to call ended."""

    NO_ANSWER = "no_answer", _("No answer")
    LEFT_MESSAGE = "left_message", _("Voicemail left")
    TEXTED = "texted", _("Text sent")
    BUSY = "busy", _("Busy")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    REACHED = "reached", _("Reached")
    CALL_LATER = "call_later", _("Call later")
    SCHEDULED = "scheduled", _("Scheduled")
    WAITLIST = "waitlist", _("Waitlist")
    STILL_WAITING = "still_waits", _("Still waiting")  # Of those who are on the waitlist already.
    FOUND_OTHER = "found_other", _("Found someone")
    REFERRED = "referred", _("Referred out")
    DECLINED = "declined", _("Declined")
    NOTE = "note", _("Note")  # Nobody was called.

    @property
    def needs(self) -> Permission | None:
        """Return the permission of the caller without which this outcome is an incident."""
        return _NEEDS.get(self)


_NEEDS = {Outcome.LEFT_MESSAGE: LEAVE_MESSAGE, Outcome.TEXTED: TEXT}
PERMISSIONS = tuple(dict.fromkeys(_NEEDS.values()))

# Outcomes that end the calling, and the status in which; every other one means that somebody calls again.
ENDED_BY = {
    Outcome.REACHED: Status.REACHED,
    Outcome.SCHEDULED: Status.SCHEDULED,
    Outcome.WAITLIST: Status.WAITLIST,
    Outcome.STILL_WAITING: Status.WAITLIST,
    Outcome.FOUND_OTHER: Status.WITHDRAWN,
    Outcome.REFERRED: Status.REFERRED,
    Outcome.DECLINED: Status.DECLINED,
}


class CallLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class BestTime(models.TextChoices):
    """Parts of the week that a person can tick; none ticked means any."""

    WEEKDAY_MORNING = "weekday_morning", _("Weekday mornings")
    WEEKDAY_AFTERNOON = "weekday_afternoon", _("Weekday afternoons")
    WEEKDAY_EVENING = "weekday_evening", _("Weekday evenings (after 5)")
    WEEKEND = "weekend", _("Weekends")

    @property
    def window(self) -> Window:
        return _WINDOWS[self]


_WINDOWS = {
    BestTime.WEEKDAY_MORNING: Window(WEEKDAYS, dt.time.min, NOON),
    BestTime.WEEKDAY_AFTERNOON: Window(WEEKDAYS, NOON, EVENING),
    BestTime.WEEKDAY_EVENING: Window(WEEKDAYS, EVENING, dt.time.max),
    BestTime.WEEKEND: Window(WEEKEND),
}


class ForWhom(models.TextChoices):
    """Whom the help is for, as the staff reads it; the form asks in the visitor's words."""

    ME = "me", _("Self")
    CHILD = "child", _("Their child")
    SOMEONE_ELSE = "someone_else", _("Someone else")


class AgeBand(models.TextChoices):
    UNDER_12 = "under_12", _("Under 12")
    TEEN = "12_17", _("12 to 17")
    ADULT = "18_64", _("18 to 64")
    OLDER = "65_up", _("65 or older")

    @property
    def ages(self) -> tuple[int, int]:
        """Return the youngest and the oldest age in years."""
        return _AGES[self]

    @classmethod
    def of(cls, age: int) -> AgeBand:
        return next(band for band in cls if age <= _AGES[band][1])


_AGES = {AgeBand.UNDER_12: (0, 11), AgeBand.TEEN: (12, 17), AgeBand.ADULT: (18, 64), AgeBand.OLDER: (65, 120)}


class IfSomeoneElseAnswers(models.TextChoices):
    """What may be said to another person who picks up; nothing but hanging up is assumed."""

    HANG_UP = "hang_up", _("Ask for the person, then hang up without saying who is calling")
    FIRST_NAME = "first_name", _("Ask for the person; give only the caller's first name")
    PRACTICE = "practice", _("Say the caller's first name and the name of the practice")


class Source(models.TextChoices):
    WEBSITE = "website", _("Website")
    PHONE = "phone", _("By phone")
    VOICEMAIL = "voicemail", _("Voicemail")
    WALK_IN = "walk_in", _("At the door")


class EraseReason(models.TextChoices):
    """Why a request is erased by hand; a choice, because the audit entry outlives every word about a person."""

    ASKED = "asked", _("The person asked for it")
    MISTAKE = "mistake", _("Entered by mistake")
    DUPLICATE = "duplicate", _("The same request twice")
    TEST = "test", _("Only a test")


class LiftReason(models.TextChoices):
    """Why a number may be called again."""

    WANTS_CALLS = "wants_calls", _("The person wants to be called")
    STOPPED_BY_MISTAKE = "stopped_by_mistake", _("It was stopped by mistake")
    OTHER_PERSON = "other_person", _("The number belongs to someone else now")
