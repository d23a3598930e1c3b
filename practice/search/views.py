from django.shortcuts import render
from django.views.decorators.http import require_safe

from practice.http.pagination import paginated
from practice.routing import site_context
from practice.search.query import Search
from practice.wording import active_language


@require_safe
def search(request):
    """Show what speaks of the words in `?q=`; only the bare page is worth indexing."""
    locale = site_context.for_request(request).locales[active_language()]
    found = Search.of(request.GET.get("q", ""), locale)
    context = {"search": found, "results": paginated(found.results(), request), "noindex": "q" in request.GET}
    return render(request, "search/search.html", context)
