"""Navigation: menu, breadcrumbs, addresses of pages and the link to the other language."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext

from wagtail.models import Page

from practice.caching import page_cache
from practice.routing import site_context
from practice.wording import active_language, other_language_code

from .request_context import once, page_of, request_of
from .text_tags import text_language

register = template.Library()

OWN_NAMES = {"en": "English", "es": "Español"}


@dataclass(frozen=True)
class Entry:
    """One page of the menu or of the breadcrumbs; `language` only where its title is not in the page's language."""

    title: str
    url: str
    language: str = ""
    in_menu: bool = False
    is_current: bool = False


@register.simple_tag(takes_context=True)
def menu(context) -> list[Entry]:
    """Return the pages right below the home page of this language; the header shows those meant for menus."""
    request = request_of(context)
    if request is None:
        return []
    return [
        Entry(
            section.title,
            section.url,
            other_language_code() if section.is_alias else "",
            section.in_menu,
            request.path.startswith(section.url),
        )
        for section in site_context.for_request(request).in_language()
    ]


@register.simple_tag(takes_context=True)
def section_url(context, kind: str) -> str:
    """Return the address of the list of "clinicianindexpage" or "articleindexpage", in the active language."""
    request = request_of(context)
    section = site_context.for_request(request).section(kind) if request else None
    return section.url if section else ""


@register.simple_tag(takes_context=True)
def estimate_url(context) -> str:
    """Return the address of the page about the Good Faith Estimate in the active language, if there is one (B7)."""
    request = request_of(context)
    return site_context.for_request(request).estimates.get(get_language(), "") if request else ""


@register.simple_tag(takes_context=True)
def page_url(context, page: Page, with_host: bool = False) -> str:
    """Return the address of a page; unlike Wagtail's tag it works without a query inside `include … only`."""
    url = page.get_url(request_of(context)) or ""
    return settings.WAGTAILADMIN_BASE_URL + url if with_host else url


@register.simple_tag
def home_url() -> str:
    return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[Entry]:
    """Return the pages from the home page to the page shown, that page last; nothing on the home page itself."""
    return once(context, "breadcrumbs", lambda: _breadcrumbs_to(context))


def _breadcrumbs_to(context) -> list[Entry]:
    page, request = page_of(context), request_of(context)
    if page is None or not page.breadcrumbs:
        return []
    home, *between = page.breadcrumbs
    entries = [Entry(gettext("Home"), home.get_url(request))]
    subpage, url = context.get("subpage"), page.get_url(request)
    entries += [Entry(item.title, item.get_url(request), text_language(item)) for item in between]
    entries.append(Entry(page.title, url, text_language(page), is_current=not subpage))
    if subpage:
        entries.append(Entry(subpage.title, url + subpage.paths[active_language()], is_current=True))
    return entries


@dataclass(frozen=True)
class LanguageLink:
    """This page in the other language, or the home page where there is none."""

    code: str
    name: str
    url: str

    @property
    def switch_url(self) -> str:
        """Return where a form is sent that only changes its language: the address tells it before the form is read."""
        path, _mark, query = self.url.partition("?")
        return f"{path}?{'&'.join([*(part for part in query.split('&') if part not in ('', 'switch')), 'switch'])}"


@register.simple_tag(takes_context=True)
def other_language(context) -> LanguageLink | None:
    """Return the link to the same page in the other language."""
    request, page, code = request_of(context), page_of(context), other_language_code()
    if request is None:
        return None
    if page is None:
        url = translate_url(request.get_full_path(), code)
    elif twin := page.language_versions.get(code):
        subpage = context.get("subpage")
        url = twin.get_url(request) + (subpage.paths[code] if subpage else "") + _query_to_keep(request)
    else:
        url = translate_url("/", code)
    return LanguageLink(code, OWN_NAMES[code], url)


def _query_to_keep(request) -> str:
    """Return what a page reads of the query, but for the page number: lists differ in length between languages."""
    kept = [(key, value) for key, value in page_cache.known_query(request) if key != "page"]
    return f"?{urlencode(kept)}" if kept else ""
