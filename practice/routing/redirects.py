"""Redirects (301) from the English addresses of the form and the search below /es/ to the Spanish ones."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import resolve, translate_url
from django.utils.translation import override


def redirect_english_address(request, address):
    """Lead on from an English address below /es/, as it stood in old links."""
    with override(settings.LANGUAGE_CODE):
        if resolve(f"/{address}").func is redirect_english_address:
            raise Http404
        target = translate_url(f"/{address}", request.LANGUAGE_CODE)
    query = request.META.get("QUERY_STRING", "")
    keeps_body = request.method not in ("GET", "HEAD")
    return redirect(f"{target}?{query}" if query else target, permanent=True, preserve_request=keeps_body)
