"""Page lookup: finds a page by its address in two queries, however deep it lies in the tree.

Wagtail walks down the tree with two queries a level, then asks for the ancestors, the restrictions and the
translations again. One query brings them all: the pages on the way, in every language.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils.deprecation import MiddlewareMixin

from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from practice import wagtail_internals
from practice.caching import page_cache
from practice.routing import site_context
from practice.routing.site_context import SiteContext
from practice.wording import active_language


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return what Wagtail's own routing would, with the page knowing more about itself."""
    context = site_context.for_request(request)
    language = active_language()
    home = context.homes.get(language)
    if home is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    urls = [home.url_path]
    for slug in slugs:
        urls.append(f"{urls[-1]}{slug}/")

    pages = list(_pages_on(urls, [home.slug, *slugs]))
    for page in pages:
        page.locale = next(locale for locale in context.locales.values() if locale.pk == page.locale_id)
    chain = sorted((page for page in pages if page.url_path in urls), key=lambda page: page.depth)
    if not chain:
        return None

    target = _as_found(chain, pages, context)
    try:
        return target.route(request, slugs[len(chain) - 1 :])
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


def _as_found(chain: list[Page], pages: list[Page], context: SiteContext) -> Page:
    found = chain[-1]
    target = found.specific
    target.locale = found.locale
    target.known_ancestors = chain[:-1]
    target.is_public = not any(page.is_restricted for page in chain)
    same = [page for page in pages if page.translation_key == found.translation_key and page.live]
    target.language_versions = {
        page.locale.language_code: page for page in same if page.locale.language_code in context.homes
    }
    return target


class PageLookupMiddleware(MiddlewareMixin):
    """Finds the page before Wagtail does; where no view restriction lies on it, the answer may be cached."""

    def process_view(self, request, view, args, kwargs):
        if view is serve:
            found = route(request, *args, **kwargs)
            wagtail_internals.hand_route_to(request, found)
            if found and found.page.is_public:
                page_cache.share(request)
