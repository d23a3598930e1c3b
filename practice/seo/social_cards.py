"""Social cards: the Open Graph image of each page, drawn when it is published and discarded when it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from wagtail.models import Page

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings

from .card_drawing import card_png

FOLDER = "images/og"
# Raised when the look of the cards changes, so that every one gets a new address.
EDITION = 1

PAGES_AT_ONCE = 50

_postponed = ContextVar("social_cards_postponed", default=False)


def card_words(page: Page) -> tuple[str, list[str]]:
    """Return what a page's card says: its title, and who wrote it with the license."""
    if isinstance(page, ArticlePage):
        return page.title, [signature(author) for author in page.authors]
    if isinstance(page, ClinicianPage):
        return page.title, [page.license]
    return page.title, []


def signature(author: ClinicianPage) -> str:
    return f"{author.title}, {author.license}" if author.license else author.title


def card_name(page: Page) -> str:
    """Return where a page's card is kept; new words give a new address, which no network has cached.

    The alias for a missing translation says the same words, and shows the card of its original.
    """
    title, authors = card_words(page)
    words = "\n".join([str(EDITION), title, *authors])
    return f"{FOLDER}/{page.alias_of_id or page.pk}-{hashlib.sha256(words.encode()).hexdigest()[:10]}.png"


def card_url(page: Page) -> str:
    """Return the path of a page's card, or nothing while none is drawn."""
    name = card_name(page)
    return storages["public"].url(name) if storages["public"].exists(name) else ""


def draw_card(page: Page, practice_name: str | None = None) -> str:
    """Draw a page's card, throw away its older ones, and return where it is kept; a private page gets none."""
    if practice_name is None:
        practice_name = PracticeSettings.current().name
    discard_cards(page.pk)
    if not may_be_seen(page):
        return ""
    return storages["public"].save(card_name(page), ContentFile(card_png(*card_words(page), practice_name)))


def may_be_seen(page: Page) -> bool:
    """Tell whether anyone may open the page: it is online, and neither it nor a page above it is private."""
    return page.live and not page.get_view_restrictions().exists()


def discard_private() -> None:
    """Discard the cards of pages that not everyone may open any more, whatever made them private."""
    public = set(Page.objects.live().public().values_list("pk", flat=True))
    if not storages["public"].exists(FOLDER):
        return
    for file in storages["public"].listdir(FOLDER)[1]:
        if int(file.partition("-")[0]) not in public:
            storages["public"].delete(f"{FOLDER}/{file}")


def discard_cards(pk: int) -> None:
    if not storages["public"].exists(FOLDER):
        return
    for file in storages["public"].listdir(FOLDER)[1]:
        if file.startswith(f"{pk}-"):
            storages["public"].delete(f"{FOLDER}/{file}")


def pages_signed_by(page: Page) -> list[Page]:
    """Return the pages whose cards change when `page` is published: a clinician signs articles too."""
    page = page.specific
    return [page, *ArticlePage.objects.by(page)] if isinstance(page, ClinicianPage) else [page]


@contextmanager
def postponed():
    """Publish without drawing, as for a whole site at once; `draw_missing` makes up for it."""
    token = _postponed.set(True)
    try:
        yield
    finally:
        _postponed.reset(token)


def is_postponed() -> bool:
    return _postponed.get()


def draw_missing(among=None) -> Iterator[bool]:
    """Draw the cards that are not there, of all pages or `among` some; yield for each page whether one was drawn.

    Pages are read a few at a time: whole texts of thousands of them would fill the memory.
    """
    pages = (Page.objects.all() if among is None else among).live().public().filter(depth__gt=1, alias_of=None)
    keys = list(pages.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), PAGES_AT_ONCE):
        for page in Page.objects.filter(pk__in=keys[start : start + PAGES_AT_ONCE]).specific():
            is_missing = not storages["public"].exists(card_name(page))
            if is_missing:
                draw_card(page)
            yield is_missing
