"""The Open Graph picture of each page: drawn when it is published, thrown away when it goes."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.cards import draw_card
from practice.models import PracticeSettings

FOLDER = "images/og"
# Raised when the look of the cards changes, so that every one gets a new address.
EDITION = 1

_postponed = ContextVar("og_images_postponed", default=False)


def og_words(page: Page) -> tuple[str, list[str]]:
    """Return what a page's card says: its title, and who wrote it with the licence."""
    if isinstance(page, ArticlePage):
        return page.title, [signature(author) for author in page.authors]
    if isinstance(page, ClinicianPage):
        return page.title, [page.licence]
    return page.title, []


def signature(author: ClinicianPage) -> str:
    return f"{author.title}, {author.licence}" if author.licence else author.title


def og_name(page: Page) -> str:
    """Return where a page's card is kept; new words give a new address, which no network has cached.

    The stand-in for a missing translation says the same words, and shows the card of its original.
    """
    title, authors = og_words(page)
    words = "\n".join([str(EDITION), title, *authors])
    return f"{FOLDER}/{page.alias_of_id or page.pk}-{hashlib.sha256(words.encode()).hexdigest()[:10]}.png"


def og_image_url(page: Page) -> str:
    """Return the path of a page's card, or nothing while none is drawn."""
    name = og_name(page)
    return default_storage.url(name) if default_storage.exists(name) else ""


def draw_og_image(page: Page, practice_name: str | None = None) -> str:
    """Draw a page's card, throw away its older ones, and return where it is kept."""
    if practice_name is None:
        practice_name = PracticeSettings.objects.get(site__is_default_site=True).name
    discard_og_images(page.pk)
    return default_storage.save(og_name(page), ContentFile(draw_card(*og_words(page), practice_name)))


def discard_og_images(pk: int) -> None:
    if not default_storage.exists(FOLDER):
        return
    for file in default_storage.listdir(FOLDER)[1]:
        if file.startswith(f"{pk}-"):
            default_storage.delete(f"{FOLDER}/{file}")


def touched_by(page: Page) -> list[Page]:
    """Return the pages whose cards change when `page` is published: a clinician signs articles too."""
    page = page.specific
    return [page, *page.articles()] if isinstance(page, ClinicianPage) else [page]


@contextmanager
def postponed():
    """Publish without drawing, as for a whole site at once; `draw_missing` makes up for it."""
    token = _postponed.set(True)
    try:
        yield
    finally:
        _postponed.reset(token)


def draw_missing() -> int:
    """Draw the cards that are not there; return how many."""
    pages = Page.objects.live().public().filter(depth__gt=1, alias_of=None).specific()
    missing = [page for page in pages.iterator() if not default_storage.exists(og_name(page))]
    for page in missing:
        draw_og_image(page)
    return len(missing)


def _draw_after_commit(instance, **kwargs):
    if _postponed.get():
        return
    transaction.on_commit(lambda: [draw_og_image(page) for page in touched_by(instance)], robust=True)


def _discard_after_commit(instance, **kwargs):
    pk = instance.pk
    transaction.on_commit(lambda: discard_og_images(pk), robust=True)


def connect() -> None:
    page_published.connect(_draw_after_commit, dispatch_uid="og_image_drawn")
    page_unpublished.connect(_discard_after_commit, dispatch_uid="og_image_discarded")
    post_delete.connect(_discard_after_commit, Page, dispatch_uid="og_image_of_deleted_page")
