"""Fit: which clinicians can take a caller, by language, age, format and payment; the desk and the waitlist ask here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from booking.models import CallbackRequest
from booking.models.choices import AgeBand
from clinicians.directory import narrow
from clinicians.models import ClinicianPage, Plan
from clinicians.querysets import ClinicianPageQuerySet
from practice.caching import version
from practice.models import PracticeSettings

FORMATS = {"in_person": _("in person"), "telehealth": _("by video")}


def plans() -> list[Plan]:
    """Return every insurance plan by name; read once until something changes."""
    return Plan.by_name(version.remember("plans", lambda: list(Plan.objects.all())))


def wanted_in_words(callback: CallbackRequest) -> list[str]:
    """Return what somebody on the waitlist waits for besides what the request says."""
    words = [FORMATS.get(callback.wanted_format), *(plan.name for plan in plans() if plan.slug == callback.wanted_plan)]
    return [str(word) for word in words if word]


def fitting(
    practice: PracticeSettings, language: str, age_band: str = "", wishes: Mapping[str, Any] | None = None
) -> ClinicianPageQuerySet:
    """Return the clinicians that fit what a request says and the other `wishes` of its caller."""
    people = ClinicianPage.objects.for_callers()
    if age_band in AgeBand:
        people = people.seeing_ages(*AgeBand(age_band).ages)
    return narrow(people, practice, {"language": language, **(wishes or {})})
