from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from practice.caching import page_cache

page_cache.know_parameters("page")


def paginated(things, request: HttpRequest, per_page: int = 10) -> Page:
    """Return the page of `things` that `?page=` names; a number outside the range is a 404 (A6)."""
    try:
        return Paginator(things, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
