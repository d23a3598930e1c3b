"""Finding a page by its address in two queries, however deep it lies.

Wagtail walks down the tree with two queries a level, then asks for the ancestors, the restrictions and the
translations again. One query brings them all: the pages on the way, in every language.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest

from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from practice import frame as frames


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return what Wagtail's own routing would, with the page knowing more about itself."""
    frame = frames.for_request(request)
    language = frames.active_language()
    home = frame.homes.get(language)
    if home is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    urls = [home.url_path]
    for slug in slugs:
        urls.append(f"{urls[-1]}{slug}/")

    pages = list(_pages_on(urls, [home.slug, *slugs]))
    for page in pages:
        page.locale = next(locale for locale in frame.locales.values() if locale.pk == page.locale_id)
    way = sorted((page for page in pages if page.url_path in urls), key=lambda page: page.depth)
    if not way:
        return None

    target = _as_found(way, pages, frame)
    try:
        return target.route(request, slugs[len(way) - 1 :])
    except Http404:
        return None


def _pages_on(urls: list[str], slugs: list[str]):
    """Return the pages at these addresses and their translations, each with whether a restriction lies on it."""
    # Addresses have no index of their own; slugs have one.
    keys = Page.objects.filter(slug__in=slugs, url_path__in=urls).values("translation_key")
    restrictions = PageViewRestriction.objects.filter(
        Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of")) | Q(page=OuterRef("alias_of__alias_of"))
    )
    return Page.objects.filter(translation_key__in=keys).annotate(is_restricted=Exists(restrictions))


def _as_found(way: list[Page], pages: list[Page], frame: frames.Frame) -> Page:
    found = way[-1]
    target = found.specific
    target.locale = found.locale
    target.way = way[:-1]
    target.is_open = not any(page.is_restricted for page in way)
    same = [page for page in pages if page.translation_key == found.translation_key and page.live]
    target.versions = {page.locale.language_code: page for page in same if page.locale.language_code in frame.homes}
    return target
