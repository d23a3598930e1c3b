"""The sitemap: every public page and topic in both languages, each address with its hreflang alternates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpRequest
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wagtail.models import Page

from articles.models import ArticlePage, Topic
from articles.models.article_index import FEW_ARTICLES, topic_path
from practice.caching import page_cache
from practice.models.page_querysets import PublicPageQuerySet
from practice.routing import site_context
from practice.routing.site_context import SiteContext

from .metadata import absolute


@require_safe
def sitemap(request):
    page_cache.share(request)
    return render(request, "sitemap.xml", {"urlset": entries(request)}, content_type="application/xml")


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the addresses, with the day of the last change and the same words' address in each language."""
    known = site_context.for_request(request)
    languages = {locale.pk: code for code, locale in known.locales.items() if code in known.homes}
    pages = [page for page in _pages() if page.locale_id in languages]
    twins: dict[Any, dict[str, str]] = {}
    for page in pages:
        twins.setdefault(page.translation_key, {})[languages[page.locale_id]] = absolute(page.get_url(request))
    return [
        _entry(twins[page.translation_key], languages[page.locale_id], page.last_published_at) for page in pages
    ] + _topics(known)


def _pages():
    pages = PublicPageQuerySet(Page).live().public().filter(alias_of=None, depth__gt=1).order_by("path")
    return pages.only("path", "depth", "url_path", "locale", "translation_key", "last_published_at")


def _topics(known: SiteContext) -> list[dict[str, Any]]:
    """Return the topics that have enough articles, or a word of introduction."""
    found: dict[Topic, dict[str, Any]] = {}
    for code in known.homes:
        written = ArticlePage.objects.written_in(known.locales[code]).values("pk")
        counted = Topic.objects.filter(articles__in=written)
        for topic in counted.annotate(number=Count("articles"), changed=Max("articles__last_published_at")):
            if topic.number >= FEW_ARTICLES or topic.introduction:
                found.setdefault(topic, {})[code] = topic.changed
    return [
        _entry({code: _topic_url(topic, code, known) for code in changes}, code, changed)
        for topic, changes in found.items()
        for code, changed in changes.items()
    ]


def _topic_url(topic: Topic, code: str, known: SiteContext) -> str:
    return absolute(known.section("articleindexpage", code).url + topic_path(topic, code))


def _entry(links: dict[str, str], code: str, changed) -> dict[str, Any]:
    alternates = [{"location": url, "lang_code": language} for language, url in sorted(links.items())]
    if len(links) > 1:
        alternates.append({"location": links[settings.LANGUAGE_CODE], "lang_code": "x-default"})
    else:
        alternates = []
    return {"location": links[code], "lastmod": changed, "alternates": alternates}
