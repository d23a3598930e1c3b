"""The articles of the demo, and the topics they belong to."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.utils import timezone

from wagtail.models import Locale, Page

from articles.models import ArticleIndexPage, ArticlePage, Authorship, Reference, Topic

from . import people, tree
from .letters import Letter, names, read
from .pictures import find_image
from .topics import TOPICS


def load_topics() -> int:
    """Add the topics that are missing; return how many."""
    made = 0
    for topic in TOPICS:
        _, created = Topic.objects.get_or_create(slug=topic["slug"], defaults=topic)
        made += created
    return made


def load() -> int:
    """Add the articles that are missing, the oldest first; return how many."""
    index = ArticleIndexPage.objects.get(locale=Locale.get_default())
    letters = {name: read(name, "en") for name in names("articles")}
    texts = sorted(letters, key=lambda name: letters[name].get("published_on", "9999"))
    return sum(_add(index, name, letters[name]) for name in texts)


def _add(index: Page, name: str, letter: Letter) -> bool:
    page = _article(letter)
    draft = letter.get("state") == "draft"
    return tree.add(index, page, name, partial(_write, original=page), publish=not draft) is not None


def _write(page: ArticlePage, letter: Letter, original: ArticlePage) -> None:
    page.standfirst = letter["standfirst"]
    page.body = letter.stream(find_image)
    page.references = [_reference(*row) for row in letter.rows("reference")]
    if page is original:
        authors = [people.find(slug) for slug in letter.words("authors")]
        page.authorships = [Authorship(clinician=author, sort_order=place) for place, author in enumerate(authors)]


def _reference(title: str, source: str, url: str) -> Reference:
    return Reference(title=title, source=source, url=url, accessed=dt.date(2026, 11, 16))


def _article(letter: Letter) -> ArticlePage:
    page = ArticlePage(
        owner=people.owner_of(letter.words("authors")[0]),
        drawing=letter.get("drawing"),
        leave_site=letter.get("leave_site") == "yes",
    )
    if letter.get("published_on"):
        page.published_on = dt.date.fromisoformat(letter["published_on"])
    if letter.get("reviewed_on"):
        page.reviewed_on = dt.date.fromisoformat(letter["reviewed_on"])
        page.review_due = page.reviewed_on.replace(year=page.reviewed_on.year + 1)
        page.reviewed_by = people.find(letter["reviewed_by"])
    if letter.get("goes_live_in_days"):
        page.go_live_at = timezone.now() + dt.timedelta(days=int(letter["goes_live_in_days"]))
        page.published_on = timezone.localdate(page.go_live_at)
    page.topics = list(Topic.objects.filter(slug__in=letter.words("topics")))
    return page
