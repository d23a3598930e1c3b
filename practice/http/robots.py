"""Robots: robots.txt, and X-Robots-Tag on a staging copy of the site."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def robots(request):
    return render(request, "robots.txt", {"site": settings.SITE_URL}, content_type="text/plain; charset=utf-8")


class StagingMiddleware:
    """Keeps search engines away from a copy of the site, pictures and documents included."""

    def __init__(self, get_response):
        if not settings.STAGING:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex"
        return response
