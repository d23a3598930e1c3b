"""The articles of the demo, and the topics they belong to."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.utils import timezone

from wagtail.models import Locale, Page

from articles.models import ArticleIndexPage, ArticlePage, Authorship, Reference, Topic

from . import page_builder, people
from .pictures import find_image
from .texts import DemoText, data, names, read

ACCESSED = dt.date(2026, 11, 16)


def load_topics() -> int:
    """Add the topics that are missing; return how many."""
    return sum(Topic.objects.get_or_create(slug=topic["slug"], defaults=topic)[1] for topic in data("topics"))


def load() -> int:
    """Add the articles that are missing, the oldest first; return how many."""
    index = ArticleIndexPage.objects.get(locale=Locale.get_default())
    texts = {name: read(name, "en") for name in names("articles")}
    oldest_first = sorted(texts, key=lambda name: texts[name].get("published_on", dt.date.max))
    return sum(_add(index, name, texts[name]) for name in oldest_first)


def _add(index: Page, name: str, text: DemoText) -> bool:
    page = _article(text)
    draft = text.get("state") == "draft"
    return page_builder.add(index, page, name, partial(_write, original=page), publish=not draft) is not None


def _write(page: ArticlePage, text: DemoText, original: ArticlePage) -> None:
    page.body = text.stream(find_image)
    page.references = [Reference(**row, accessed=ACCESSED) for row in text["references"]]
    if page is original:
        authors = [people.find(slug) for slug in text["authors"]]
        page.authorships = [Authorship(clinician=author, sort_order=place) for place, author in enumerate(authors)]


def _article(text: DemoText) -> ArticlePage:
    page = ArticlePage(owner=people.owner_of(text["authors"][0]))
    if reviewed_on := text.get("reviewed_on"):
        page.review_due = reviewed_on.replace(year=reviewed_on.year + 1)
        page.reviewed_by = people.find(text["reviewed_by"])
    if text.get("goes_live_in_days"):
        page.go_live_at = timezone.now() + dt.timedelta(days=text["goes_live_in_days"])
        page.published_on = timezone.localdate(page.go_live_at)
    page.topics = list(Topic.objects.filter(slug__in=text["topics"]))
    return page
