"""The practice itself: its facts, its home page, the heads of the two lists, and the standing pages."""

from __future__ import annotations

import datetime as dt
import json

from django.utils import timezone

from wagtail.models import Locale, Page

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianIndexPage, Language
from practice.home.models import HomePage, StandardPage
from practice.models import ClosedDay, FeeLine, Notice, OpeningHours, PracticeSettings

from . import page_builder, people
from .pictures import find_image
from .texts import DemoText, data, inline, names, read


def load_settings() -> int:
    """Fill in the facts of a practice that still carries the name of a new installation; return how many practices."""
    practice = PracticeSettings.objects.get(site__is_default_site=True)
    if practice.name != PracticeSettings._meta.get_field("name").default:
        return 0
    facts = data("practice")
    practice.opening_hours = [
        OpeningHours(weekday=row["weekday"], opens=dt.time(row["opens"]), closes=dt.time(row["closes"]))
        for row in facts.pop("opening_hours")
    ]
    practice.fee_lines = [FeeLine(sort_order=order, **line) for order, line in enumerate(facts.pop("fee_lines"))]
    practice.phone_languages = Language.objects.filter(slug__in=facts.pop("phone_languages"))
    for field, value in facts.items():
        setattr(practice, field, value)
    practice.license_holder = people.find(people.FOUNDER)
    practice.closed_days = [ClosedDay(date=_next_christmas_eve(), reason="We are with our families.")]
    practice.save()
    return 1


def load_pages() -> int:
    """Write the pages that every installation has and add the standing pages that are missing; return how many."""
    written = _rewrite(HomePage, "home", "headline", write_home)
    written += _rewrite(ClinicianIndexPage, "people-index", "introduction")
    written += _rewrite(ArticleIndexPage, "article-index", "introduction")
    home = HomePage.objects.get(locale=Locale.get_default())
    for name in names("pages"):
        page = StandardPage(owner=people.owner_of("practice"))
        written += page_builder.add(home, page, name, write_page) is not None
    _name_the_notices(home)
    return written


def _name_the_notices(home: HomePage) -> None:
    """Say which of the standing pages are the notices that the law wants, while nobody has said otherwise."""
    practice = PracticeSettings.objects.get(site__is_default_site=True)
    if not practice.notices.exists():
        texts = [read(name, "en") for name in names("pages")]
        pages = {page.slug: page for page in StandardPage.objects.child_of(home)}
        practice.notices = [
            Notice(kind=text["notice"], page=pages.get(text["slug"])) for text in texts if text.get("notice")
        ]
        practice.save()


def write_home(page: HomePage, text: DemoText) -> None:
    questions = [row | {"answer": f"<p>{inline(row['answer'])}</p>"} for row in text["questions"]]
    page.steps = json.dumps([{"type": "step", "value": step} for step in text["steps"]])
    page.questions = json.dumps([{"type": "question", "value": question} for question in questions])


def write_page(page: StandardPage, text: DemoText) -> None:
    page.body = text.stream(find_image)


def _rewrite(model: type[Page], name: str, empty: str, words: page_builder.Words | None = None) -> int:
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
