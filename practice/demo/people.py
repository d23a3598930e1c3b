"""The clinicians of the demo: what is true in every language stands in the English text, the words in both."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth import get_user_model
from django.utils import timezone

from wagtail.models import Locale, Page

from clinicians.models import ClientGroup, ClinicianIndexPage, ClinicianPage, Language, Modality, Specialty

from . import tree
from .letters import Letter, names, read
from .pictures import find_image

# The one whose profile and articles belong to the account `therapist`.
FOUNDER = "vanessa-trujillo"
TERMS = {"languages": Language, "specialties": Specialty, "modalities": Modality, "client_groups": ClientGroup}
PLAIN = ["short_name", "pronouns", "credential", "licence_number", "outside_supervisor", "accepting", "phone", "plant"]
NUMBERS = ["ages_from", "ages_to", "practising_since"]
WORDS = ["summary", "greeting", "author_note", "plant_note", "training", "fee_note"]


def load() -> int:
    """Add the profiles that are missing, a supervisor before the associate; return how many."""
    index = ClinicianIndexPage.objects.get(locale=Locale.get_default())
    texts = sorted(names("people"), key=lambda name: bool(read(name, "en").get("supervisor")))
    return sum(tree.add(index, _profile(read(name, "en")), name, write) is not None for name in texts)


def find(slug: str) -> ClinicianPage:
    return ClinicianPage.objects.get(slug=slug, locale=Locale.get_default())


def owner_of(slug: str):
    """Return the account that a page by `slug` belongs to."""
    return get_user_model().objects.get(username="therapist" if slug == FOUNDER else "owner")


def write(page: Page, letter: Letter) -> None:
    for name, value in letter.fields(WORDS).items():
        setattr(page, name, value)
    page.biography = letter.stream(find_image)


def _profile(letter: Letter) -> ClinicianPage:
    today = timezone.localdate()
    page = ClinicianPage(
        owner=owner_of(letter["slug"]),
        in_person="in person" in letter.words("where"),
        telehealth="video" in letter.words("where"),
        licence_expires=today + dt.timedelta(days=int(letter["licence_expires_in_days"])),
        accepting_as_of=today - dt.timedelta(days=int(letter["accepting_asked_days_ago"])),
        **letter.fields(PLAIN),
        **{name: int(value) for name, value in letter.fields(NUMBERS).items()},
    )
    if letter.get("supervisor"):
        page.supervisor = find(letter["supervisor"])
    for name, model in TERMS.items():
        slugs = letter.words(name)
        terms = list(model.objects.filter(slug__in=slugs))
        if len(terms) != len(slugs):
            raise ValueError(f"{letter['slug']}: unknown {name}")
        setattr(page, name, terms)
    return page
