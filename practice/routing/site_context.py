"""Site context: the site, its two home pages, the menu and the facts of the practice, which every page repeats.

Cached under the version of the content, so read once per change instead of once per page, for all processes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from wagtail.models import Locale, Page, Site

from practice import wagtail_internals
from practice.caching import version
from practice.models import Notice, PracticeSettings
from practice.models.page_querysets import PublicPageQuerySet
from practice.wagtail_internals import RootPath
from practice.wording import active_language


@dataclass(frozen=True)
class Section:
    """A live page right below a home page: what menus and other pages link to."""

    title: str
    url: str
    kind: str
    in_menu: bool
    is_alias: bool


@dataclass(frozen=True)
class SiteContext:
    site: Site
    locales: dict[str, Locale]
    homes: dict[str, Page]
    sections: dict[str, list[Section]]
    root_paths: list[RootPath]
    practice: PracticeSettings
    estimates: dict[str, str]

    def section(self, kind: str, language: str | None = None) -> Section | None:
        """Return the first section of a page class ("articleindexpage") in `language` (default: the active one)."""
        return next((section for section in self.in_language(language) if section.kind == kind), None)

    def in_language(self, language: str | None = None) -> list[Section]:
        return self.sections.get(language or active_language(), [])


# Another version of this code, which knows other parts, does not read what this one keeps.
KEY = "site-context-" + "-".join(part.name for part in fields(SiteContext))


def for_request(request: HttpRequest) -> SiteContext:
    """Return the context of `request`, and hand its parts to those who would ask the database for them."""
    if not hasattr(request, "_site_context"):
        context = request._site_context = version.remember(KEY, build)
        wagtail_internals.hand_site_to(request, context.site, context.root_paths)
        if not context.practice.has_name:
            context.practice.name = gettext(context.practice.name)  # This copy is for showing and never saved.
        setattr(request, PracticeSettings.get_cache_attr_name(), context.practice)
    return request._site_context


def build() -> SiteContext:
    site = Site.objects.select_related("root_page__locale").get(is_default_site=True)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    roots = site.root_page.get_translations(inclusive=True).select_related("locale").order_by("-url_path")
    root_paths = wagtail_internals.root_paths_of(site, roots)
    homes = {root.locale.language_code: root for root in roots if root.live}
    practice = _practice(site)
    sections, estimates = _sections(homes, root_paths), _estimates(practice, root_paths)
    return SiteContext(site, locales, homes, sections, root_paths, practice, estimates)


def _sections(homes: dict[str, Page], root_paths: list[RootPath]) -> dict[str, list[Section]]:
    below = PublicPageQuerySet(Page).live().public().filter(depth=3).select_related("content_type").order_by("path")
    return {
        language: [_section(page, root_paths) for page in below if page.is_child_of(home)]
        for language, home in homes.items()
    }


def _section(page: Page, root_paths: list[RootPath]) -> Section:
    wagtail_internals.hand_root_paths_to(page, root_paths)
    kind, is_alias = page.content_type.model, page.alias_of_id is not None
    return Section(page.title, page.url, kind, page.show_in_menus, is_alias)


def _practice(site: Site) -> PracticeSettings:
    PracticeSettings.for_site(site)
    rows = ["opening_hours", "closed_days", "fee_lines", "caller_numbers"]
    practice = PracticeSettings.base_queryset().prefetch_related(*rows).get(site=site)
    practice.read_rows()
    return practice


def _estimates(practice: PracticeSettings, root_paths: list[RootPath]) -> dict[str, str]:
    """Return the address of the page about the Good Faith Estimate, by language."""
    chosen = practice.notices.filter(kind=Notice.Kind.ESTIMATE).values("page__translation_key")
    urls = {}
    for page in Page.objects.live().filter(translation_key__in=chosen).select_related("locale"):
        wagtail_internals.hand_root_paths_to(page, root_paths)
        urls[page.locale.language_code] = page.url
    return urls


class SiteContextMiddleware(MiddlewareMixin):
    """Lets `PracticeSettings.for_request` answer from the site context; nothing is read where nobody asks."""

    def process_request(self, request):
        practice = SimpleLazyObject(lambda: for_request(request).practice)
        setattr(request, PracticeSettings.get_cache_attr_name(), practice)
