from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, translate_url
from django.utils.cache import patch_cache_control
from django.utils.crypto import get_random_string
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from practice import frame, generation, page_cache, sitemaps
from practice.listing import paginated
from practice.search import Search

MONTH = 30 * 24 * 60 * 60


@require_safe
def search(request):
    """Show what speaks of the words in `?q=`; only the bare page is worth indexing."""
    locale = frame.for_request(request).locales[frame.active_language()]
    found = Search.of(request.GET.get("q", ""), locale)
    context = {"search": found, "results": paginated(found.results(), request), "noindex": "q" in request.GET}
    return render(request, "search/search.html", context)


def moved(request, address):
    """Lead on from an English address below /es/, as it stood in old links."""
    with override(settings.LANGUAGE_CODE):
        if resolve(f"/{address}").func is moved:
            raise Http404
        target = translate_url(f"/{address}", request.LANGUAGE_CODE)
    query = request.META.get("QUERY_STRING", "")
    keeps_body = request.method not in ("GET", "HEAD")
    return redirect(f"{target}?{query}" if query else target, permanent=True, preserve_request=keeps_body)


@require_safe
def sitemap(request):
    page_cache.share(request)
    return render(request, "sitemap.xml", {"urlset": sitemaps.entries(request)}, content_type="application/xml")


@require_safe
def robots(request):
    return render(request, "robots.txt", {"site": settings.SITE_URL}, content_type="text/plain; charset=utf-8")


@require_safe
def rendition(request, path):
    """Serve what was made for the public; the name of a picture changes with what it shows."""
    response = serve(request, path, document_root=Path(settings.MEDIA_ROOT) / "images")
    patch_cache_control(response, public=True, max_age=MONTH)
    return response


@require_safe
@never_cache
def health(request):
    """Tell the watchman whether database, cache and migrations are right, and nothing else."""
    well = _database_is_ready() and _cache_answers()
    return HttpResponse("ok" if well else "not well", status=200 if well else 503, content_type="text/plain")


def _database_is_ready() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    key, word = "health", get_random_string(12)
    try:
        cache.set(key, word, 60)
        return cache.get(key) == word
    except generation.CACHE_FAULTS:
        return False
