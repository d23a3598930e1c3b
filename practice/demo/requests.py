"""Call-back requests in every state, dated back from the day on which the demo is loaded."""

from __future__ import annotations

import datetime as dt

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
from booking.promise import due_time, promised_time
from booking.public.consent import record_of, wording
from practice.models import PracticeSettings
from practice.phones import parsed

from . import people
from .texts import data

KEY = "demo-"


def load() -> int:
    """Add the referrals and the twenty requests, unless they are there; return how many requests."""
    for referral in data("referrals"):
        Referral.objects.get_or_create(name=referral["name"], defaults=referral)
    if CallbackRequest.objects.filter(key__startswith=KEY).exists():
        return 0
    desk = Desk()
    callers = data("callers")
    for number, caller in enumerate(callers, 1):
        request = desk.receive(f"{KEY}{number:02}", caller)
        for step in caller.get("steps", []):
            desk.take(request, **step)
    return len(callers)


class Desk:
    """The demo's front desk: it works with the actions that the real one uses, and dates back what it did."""

    def __init__(self):
        staff = get_user_model().objects.filter(username__in=["owner", "frontdesk"])
        self.practice = PracticeSettings.current()
        self.staff = {user.username: user for user in staff}
        self.now = timezone.now()

    def receive(self, key: str, caller: dict) -> CallbackRequest:
        asked, language = self.moment(**caller["asked"]), caller.get("language", "en")
        answers = caller.get("answers", {})
        windows = [BestTime(value).window for value in answers.get("best_times", [])]
        if answers.setdefault("source", Source.WEBSITE) == Source.WEBSITE:
            with translation.override(language):
                answers["consent"] = record_of(wording(self.practice.offers_texting))
        return receive(
            key,
            name=caller["name"],
            phone=parsed(caller["phone"]),
            language=language,
            site_language=language,
            created_at=asked,
            promised_at=promised_time(self.practice, windows, at=asked),
            due_at=due_time(self.practice, windows, at=asked),
            announced_at=asked,
            **self.pages(caller, Locale.objects.get(language_code=language)),
            **answers,
        )

    def pages(self, caller: dict, locale: Locale) -> dict[str, Page]:
        """Return the clinician asked for and the article the form was opened from, in the caller's language."""
        pages = {}
        if "clinician" in caller:
            pages["clinician"] = people.find(caller["clinician"]).get_translation(locale)
        if "article" in caller:
            article = ArticlePage.objects.get(slug=caller["article"], locale=Locale.get_default())
            pages["page"] = article.get_translation(locale)
        return pages

    def take(self, request: CallbackRequest, did: str, at: dict, by: str = "frontdesk", **call) -> None:
        """Do one step and write the time at which it was done into everything that it left behind."""
        same_number = CallbackRequest.objects.filter(phone_index=request.phone_index)
        started, at, by = timezone.now(), self.moment(**at), self.staff[by]
        if did in Outcome:
            attempt = self.call(request, by, Outcome(did), **call)
            Attempt.objects.filter(pk=attempt.pk).update(at=at)
            request.sum_up_calls()
        elif did == Status.CLAIMED:
            claim(request, by, at=at)
        elif did == Status.MERGED:
            merge(request, same_number.open().exclude(pk=request.pk).get(), by)
        else:
            change_status(request, Status(did), by, at=at)
        request.refresh_from_db()
        if request.closed_at:
            CallbackRequest.objects.filter(pk=request.pk).update(closed_at=at)
        ModelLogEntry.objects.for_instance(request).filter(timestamp__gte=started).update(timestamp=at)

    def call(
        self, request: CallbackRequest, by, outcome: Outcome, again_in_days: int | None = None, **words
    ) -> Attempt:
        """Log a call; `again_in_days` is the open day from today on which to call again, where it was agreed."""
        place = data("referrals")[0]["name"]
        referral = Referral.objects.get(name=place) if outcome == Outcome.REFERRED else None
        call_at = None if again_in_days is None else self.open_day(again_in_days, 11)
        return log_call(request, by, outcome, referral=referral, call_at=call_at, practice=self.practice, **words)

    def moment(self, days: int = 0, hour: int = 10, minutes_ago: int = 0) -> dt.datetime:
        """Return an hour of the day on which the practice was open `days` open days ago, or a moment ago."""
        return self.open_day(-days, hour) if days else self.now - dt.timedelta(minutes=minutes_ago)

    def open_day(self, days: int, hour: int) -> dt.datetime:
        """Return `hour` on the open day that lies `days` away from today, which does not count itself."""
        timetable, step = self.practice.timetable, 1 if days > 0 else -1
        day, left = timezone.localdate(self.now), abs(days)
        while left:
            day += dt.timedelta(days=step)
            left -= bool(timetable.spans_on(day))
        return dt.datetime.combine(day, dt.time(hour), timetable.tz)
