from django.shortcuts import render
from django.views.decorators.http import require_safe

from practice.http.error_pages import written_page
from practice.http.pagination import paginated
from practice.limits.connections import connection
from practice.limits.reading import ReadingLimit
from practice.routing import site_context
from practice.search.query import Search
from practice.wording import active_language

SEARCHES = ReadingLimit("search", allowed=120, seconds=60)


@require_safe
def search(request):
    """Show what speaks of the words in `?q=`; only the bare page is worth indexing."""
    if request.GET.get("q") and SEARCHES.is_exceeded(connection(request)):
        return written_page(request, 429)
    locale = site_context.for_request(request).locales[active_language()]
    found = Search.of(request.GET.get("q", ""), locale)
    context = {"search": found, "results": paginated(found.results(), request), "noindex": "q" in request.GET}
    return render(request, "search/search.html", context)
