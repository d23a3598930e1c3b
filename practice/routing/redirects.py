"""Redirects (301): English addresses below /es/ to the Spanish ones, capitals and accents to the plain spelling."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, translate_url
from django.utils.translation import get_language_from_path, override

from wagtail.views import serve

from practice.routing import lookup
from practice.wording import fold


def redirect_english_address(request, address):
    """Lead on from an English address below /es/, as it stood in old links."""
    with override(settings.LANGUAGE_CODE):
        if resolve(f"/{address}").func is redirect_english_address:
            raise Http404
        target = translate_url(f"/{address}", request.LANGUAGE_CODE)
    return _redirect(request, target)


class PlainSpellingMiddleware:
    """Leads from /People/ and /es/artículos/ to the one address of the page, where there is one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        plain = fold(request.path_info)
        if response.status_code == 404 and plain != request.path_info and _leads_somewhere(request, plain):
            return _redirect(request, quote(plain))
        return response


def _leads_somewhere(request: HttpRequest, path: str) -> bool:
    """Tell whether a page or a view without a part of its own in the address, such as a receipt, is at `path`."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return False
        if match.func is serve:
            return lookup.route(request, *match.args, **match.kwargs) is not None
        return not match.kwargs and not match.args


def _redirect(request: HttpRequest, target: str):
    query = request.META.get("QUERY_STRING", "")
    keeps_body = request.method not in ("GET", "HEAD")
    return redirect(f"{target}?{query}" if query else target, permanent=True, preserve_request=keeps_body)
