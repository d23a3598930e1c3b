"""Puts a page into the tree in both languages, once."""

from __future__ import annotations

from collections.abc import Callable

from wagtail.models import Locale, Page

from .texts import DemoText, read

# Sets what the text of one language has besides plain fields: the body, and what hangs on the page.
Words = Callable[[Page, DemoText], None]


def add(parent: Page, page: Page, name: str, words: Words, *, publish: bool = True) -> Page | None:
    """Add `page` below `parent` with the text `name`, and its translation or alias; None if it is there.

    The translation is made as an editor makes it, so that both have their history in the admin.
    """
    english = read(name, "en")
    if parent.get_children().filter(slug=english["slug"]).exists():
        return None
    _write(page, english, words)
    page.live = False
    parent.add_child(instance=page)
    _keep(page, publish)
    add_spanish(page, name, words, publish)
    return page


def add_spanish(page: Page, name: str, words: Words, publish: bool) -> None:
    """Write the translation over the alias that the page has from the start; without one the alias stays."""
    spanish = read(name, "es")
    if spanish is None:
        return
    translation = page.get_translation(Locale.objects.get(language_code="es")).specific
    translation.alias_of = None
    _write(translation, spanish, words)
    _keep(translation, publish)


def rewrite(page: Page, text: DemoText, words: Words | None = None) -> None:
    """Give words to a page that every installation has from the start."""
    _write(page, text, words)
    _keep(page, publish=True)


def _write(page: Page, text: DemoText, words: Words | None) -> None:
    for name, value in text.fields_of(page).items():
        setattr(page, name, value)
    page.draft_title = page.title
    if words:
        words(page, text)


def _keep(page: Page, publish: bool) -> None:
    """Save `page` with a revision; a page with a date to go live waits for it."""
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()  # An alias copies what the object says of itself, live or not.
