from django.conf import settings
from django.core.exceptions import BadRequest, MiddlewareNotUsed
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_path

from wagtail.views import serve

from practice import page_cache, tree
from practice.handler import REFUSED

PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
# Wagtail's editor writes inline scripts and styles, and previews pages in a frame.
ADMIN_POLICY = PUBLIC_POLICY | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "base-uri": "'self'",
}


class ContentSecurityPolicyMiddleware:
    """Lets a page load from its own address and nowhere else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.admin = (
            "; ".join(f"{name} {value}" for name, value in policy.items()) for policy in (PUBLIC_POLICY, ADMIN_POLICY)
        )

    def __call__(self, request):
        response = self.get_response(request)
        in_admin = request.path.startswith("/admin/")
        response.headers.setdefault("Content-Security-Policy", self.admin if in_admin else self.public)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        return response


class CharsetMiddleware:
    """Answers 400 to what the handler refused: a body said to be in anything but UTF-8."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if REFUSED in request.META:
            raise BadRequest("Not in UTF-8.")
        return self.get_response(request)


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses public pages, which hold no secret that a guess could shorten; the admin is sent as it is."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/") or response.has_header("Set-Cookie"):
            return response
        return super().process_response(request, response)


class PathLanguageMiddleware(LocaleMiddleware):
    """The address alone decides the language: nothing a browser says redirects or varies a page."""

    def process_request(self, request):
        translation.activate(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class FrameMiddleware:
    """Puts what every public page repeats at hand, and finds the page by its address in two queries."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if view is serve:
            # Wagtail looks here before it walks down the tree.
            found = request._wagtail_route_for_request = tree.route(request, *args, **kwargs)
            if found and found.page.is_open:
                page_cache.share(request)


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
