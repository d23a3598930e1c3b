"""Call-back requests in every state, dated back from the day on which the demo is loaded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils import timezone, translation

from wagtail.models import Locale, ModelLogEntry, Page

from articles.models import ArticlePage
from booking.actions.change_status import change_status
from booking.actions.claim import claim
from booking.actions.log_call import log_call
from booking.actions.merge import merge
from booking.actions.receive import receive
from booking.models import Attempt, CallbackRequest, Referral
from booking.models.choices import BestTime, Outcome, Source, Status
from booking.promise import due_time
from booking.public.consent import record_of, wording
from practice.models import PracticeSettings
from practice.phones import parsed

from . import people
from .callers import CALLERS, Caller, Moment, Step

KEY = "demo-"
REFERRALS = [
    {
        "name": "Inland Family Center (demo)",
        "phone": "951-555-0190",
        "note_en": "They take most insurance plans and have somebody who speaks Spanish every day.",
        "note_es": "Aceptan casi todos los seguros y todos los días hay alguien que habla español.",
    },
    {
        "name": "Citrus Valley Night Clinic (demo)",
        "phone": "951-555-0191",
        "note_en": "Open until ten at night; the first visit is free.",
        "note_es": "Abren hasta las diez de la noche y la primera visita es gratis.",
    },
]


def load() -> int:
    """Add the referrals and the twenty requests, unless they are there; return how many requests."""
    for referral in REFERRALS:
        Referral.objects.get_or_create(name=referral["name"], defaults=referral)
    if CallbackRequest.objects.filter(key__startswith=KEY).exists():
        return 0
    desk = Desk.opened()
    for number, caller in enumerate(CALLERS, 1):
        request = desk.receive(f"{KEY}{number:02}", caller)
        for step in caller.steps:
            desk.take(request, step)
    return len(CALLERS)


@dataclass(frozen=True)
class Desk:
    """The demo's front desk: it works with the actions that the real one uses, and dates back what it did."""

    practice: PracticeSettings
    staff: dict
    now: dt.datetime

    @classmethod
    def opened(cls) -> Desk:
        practice = PracticeSettings.objects.get(site__is_default_site=True)
        staff = {user.username: user for user in get_user_model().objects.filter(username__in=["owner", "frontdesk"])}
        return cls(practice, staff, timezone.now())

    def receive(self, key: str, caller: Caller) -> CallbackRequest:
        asked = self.moment(caller.asked)
        windows = [BestTime(value).window for value in caller.answers.get("best_times", [])]
        promised = due_time(self.practice, windows, at=asked)
        answers = dict(caller.answers)
        if answers.setdefault("source", Source.WEBSITE) == Source.WEBSITE:
            with translation.override(caller.language):
                answers["consent"] = record_of(wording())
        return receive(
            key,
            name=caller.name,
            phone=parsed(caller.phone),
            language=caller.language,
            site_language=caller.language,
            created_at=asked,
            promised_at=promised,
            due_at=promised,
            announced_at=asked,
            **self.pages(caller),
            **answers,
        )

    def pages(self, caller: Caller) -> dict[str, Page]:
        """Return the clinician asked for and the article the form was opened from, in the caller's language."""
        locale, pages = Locale.objects.get(language_code=caller.language), {}
        if caller.clinician:
            pages["clinician"] = people.find(caller.clinician).get_translation(locale)
        if caller.article:
            article = ArticlePage.objects.get(slug=caller.article, locale=Locale.get_default())
            pages["page"] = article.get_translation(locale)
        return pages

    def take(self, request: CallbackRequest, step: Step) -> None:
        """Do one step and write the time at which it was done into everything that it left behind."""
        same_number = CallbackRequest.objects.filter(phone_index=request.phone_index)
        started, at, by = timezone.now(), self.moment(step.at), self.staff[step.by]
        if step.did in Outcome:
            attempt = self.call(request, step, by)
            Attempt.objects.filter(pk=attempt.pk).update(at=at)
        elif step.did == Status.CLAIMED:
            claim(request, by, at=at)
        elif step.did == Status.MERGED:
            merge(request, same_number.open().exclude(pk=request.pk).get(), by)
        else:
            change_status(request, step.did, by, at=at)
        request.refresh_from_db()
        if request.closed_at:
            CallbackRequest.objects.filter(pk=request.pk).update(closed_at=at)
        ModelLogEntry.objects.for_instance(request).filter(timestamp__gte=started).update(timestamp=at)

    def call(self, request: CallbackRequest, step: Step, by) -> Attempt:
        return log_call(
            request,
            by,
            step.did,
            note=step.note,
            reason=step.reason,
            referral=Referral.objects.get(name=REFERRALS[0]["name"]) if step.did == Outcome.REFERRED else None,
            call_at=None if step.again_in_days is None else self.open_day(step.again_in_days, 11),
            practice=self.practice,
        )

    def moment(self, moment: Moment) -> dt.datetime:
        if moment.days:
            return self.open_day(-moment.days, moment.hour)
        return self.now - dt.timedelta(minutes=moment.minutes_ago)

    def open_day(self, days: int, hour: int) -> dt.datetime:
        """Return `hour` on the open day that lies `days` away from today, which does not count itself."""
        timetable, step = self.practice.timetable, 1 if days > 0 else -1
        day, left = timezone.localdate(self.now), abs(days)
        while left:
            day += dt.timedelta(days=step)
            left -= bool(timetable.spans_on(day))
        return dt.datetime.combine(day, dt.time(hour), timetable.tz)
