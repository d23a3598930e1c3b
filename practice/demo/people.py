"""The clinicians of the demo: what is true in every language stands in the English text, the words in both."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth import get_user_model
from django.utils import timezone

from wagtail.models import Locale, Page

from clinicians.models import ClinicianIndexPage, ClinicianPage, Plan

from . import page_builder
from .pictures import find_image
from .texts import DemoText, names, read

# The one whose profile and articles belong to the account `therapist`.
FOUNDER = "vanessa-trujillo"
TERMS = ["languages", "specialties", "modalities", "client_groups", "plans"]
# Slug, name in English, name in Spanish.
PLANS = [
    ("inland-valley", "Inland Valley Health Plan (demo)", "Inland Valley Health Plan (plan de ejemplo)"),
    ("citrus-belt", "Citrus Belt Health (demo)", "Citrus Belt Health (plan de ejemplo)"),
]


def load() -> int:
    """Add the profiles that are missing, a supervisor before the associate; return how many."""
    for slug, name_en, name_es in PLANS:
        Plan.objects.get_or_create(slug=slug, defaults={"name_en": name_en, "name_es": name_es})
    index = ClinicianIndexPage.objects.get(locale=Locale.get_default())
    texts = sorted(names("people"), key=lambda name: bool(read(name, "en").get("supervisor")))
    return sum(page_builder.add(index, _profile(read(name, "en")), name, write) is not None for name in texts)


def find(slug: str) -> ClinicianPage:
    return ClinicianPage.objects.get(slug=slug, locale=Locale.get_default())


def owner_of(slug: str):
    """Return the account that a page by `slug` belongs to."""
    return get_user_model().objects.get(username="therapist" if slug == FOUNDER else "owner")


def write(page: Page, text: DemoText) -> None:
    page.biography = text.stream(find_image)


def _profile(text: DemoText) -> ClinicianPage:
    today = timezone.localdate()
    page = ClinicianPage(
        owner=owner_of(text["slug"]) if text["slug"] == FOUNDER else None,
        in_person="in person" in text["where"],
        telehealth="video" in text["where"],
        license_expires=today + dt.timedelta(days=text["license_expires_in_days"]),
        accepting_as_of=today - dt.timedelta(days=text["accepting_asked_days_ago"]),
    )
    if text.get("supervisor"):
        page.supervisor = find(text["supervisor"])
    for name in TERMS:
        slugs = text.get(name, [])
        model = page._meta.get_field(name).related_model
        terms = list(model.objects.filter(slug__in=slugs))
        if len(terms) != len(slugs):
            raise ValueError(f"{text['slug']}: unknown {name}")
        setattr(page, name, terms)
    return page
