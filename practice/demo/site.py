"""The practice itself: its facts, its home page, the heads of the two lists, and the standing pages."""

from __future__ import annotations

import datetime as dt
import json

from django.utils import timezone

from wagtail.models import Locale, Page

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianIndexPage
from practice.home.models import HomePage, StandardPage
from practice.models import ClosedDay, Notice, OpeningHours, PracticeSettings

from . import page_builder, people
from .pictures import find_image
from .texts import DemoText, inline, names, read

FACTS = {
    "name": "Lemon Street Counseling",
    "phone": "951-778-0230",
    "email": "hello@example.org",
    "street": "12 Lemon Street, Suite 4 (demo)",
    "city": "Riverside",
    "state": "California",
    "postcode": "92501",
    "crisis_name_en": "the crisis line of the county (demo)",
    "crisis_name_es": "la línea de crisis del condado (demo)",
    "crisis_phone": "951-555-0188",
    "callback_mail": "desk@example.org",
}
# Weekdays, from, to.
HOURS = [(range(4), 9, 19), ([4], 9, 17), ([5], 10, 16)]
NOTICES = {
    Notice.Kind.PRIVACY: "3-privacy",
    Notice.Kind.PRACTICES: "8-notice-of-privacy-practices",
    Notice.Kind.ESTIMATE: "5-good-faith-estimate",
    Notice.Kind.COMPLAINTS: "4-notice-to-clients",
    Notice.Kind.ACCESSIBILITY: "6-accessibility",
    Notice.Kind.FAIRNESS: "9-everybody-is-welcome",
}
HOME_WORDS = [
    "headline",
    "finder_heading",
    "steps_heading",
    "people_heading",
    "people_note",
    "articles_heading",
    "articles_note",
    "practical_heading",
    "questions_heading",
    "closing",
]


def load_settings() -> int:
    """Fill in the facts of a practice that still carries the name of a new installation; return how many practices."""
    practice = PracticeSettings.objects.get(site__is_default_site=True)
    if practice.name != PracticeSettings._meta.get_field("name").default:
        return 0
    for field, value in FACTS.items():
        setattr(practice, field, value)
    for language in ("en", "es"):
        text = read("practice", language)
        setattr(practice, f"directions_{language}", text["directions"])
        setattr(practice, f"fees_{language}", text["fees"])
    practice.license_holder = people.find(people.FOUNDER)
    practice.opening_hours = [
        OpeningHours(weekday=weekday, opens=dt.time(opens), closes=dt.time(closes))
        for weekdays, opens, closes in HOURS
        for weekday in weekdays
    ]
    practice.closed_days = [ClosedDay(date=_next_christmas_eve(), reason="We are with our families.")]
    practice.save()
    return 1


def load_pages() -> int:
    """Write the pages that every installation has and add the standing pages that are missing; return how many."""
    written = _rewrite(HomePage, "home", "headline", write_home)
    for model, name in ((ClinicianIndexPage, "people-index"), (ArticleIndexPage, "article-index")):
        written += _rewrite(model, name, "introduction", write_introduction)
    home = HomePage.objects.get(locale=Locale.get_default())
    for name in names("pages"):
        page = StandardPage(
            owner=people.owner_of("practice"), show_in_menus=read(name, "en").get("show_in_menus", False)
        )
        written += page_builder.add(home, page, name, write_page) is not None
    _name_the_notices(home)
    return written


def _name_the_notices(home: HomePage) -> None:
    """Say which of the standing pages are the notices that the law wants, while nobody has said otherwise."""
    practice = PracticeSettings.objects.get(site__is_default_site=True)
    if not practice.notices.exists():
        slugs = {kind: read(f"pages/{name}", home.locale.language_code)["slug"] for kind, name in NOTICES.items()}
        pages = {page.slug: page for page in StandardPage.objects.child_of(home)}
        practice.notices = [Notice(kind=kind, page=pages.get(slug)) for kind, slug in slugs.items()]
        practice.save()


def write_home(page: HomePage, text: DemoText) -> None:
    for name, value in text.fields(HOME_WORDS).items():
        setattr(page, name, value)
    questions = [row | {"answer": f"<p>{inline(row['answer'])}</p>"} for row in text["questions"]]
    page.steps = json.dumps([{"type": "step", "value": step} for step in text["steps"]])
    page.questions = json.dumps([{"type": "question", "value": question} for question in questions])


def write_introduction(page: Page, text: DemoText) -> None:
    page.introduction = text["introduction"]


def write_page(page: StandardPage, text: DemoText) -> None:
    page.standfirst = text["standfirst"]
    page.body = text.stream(find_image)


def _rewrite(model: type[Page], name: str, empty: str, words: page_builder.Words) -> int:
    """Give both languages of a page their words while `empty`, one of its fields, is still empty."""
    written = 0
    for page in model.objects.filter(**{empty: ""}).select_related("locale"):
        page_builder.rewrite(page, read(name, page.locale.language_code), words)
        written += 1
    return written


def _next_christmas_eve() -> dt.date:
    today = timezone.localdate()
    eve = dt.date(today.year, 12, 24)
    return eve if eve >= today else eve.replace(year=today.year + 1)
