"""The language of the screens around sign-in: the person's own where known, what the browser asks for otherwise."""

from __future__ import annotations

from functools import wraps

from django.utils import translation

from wagtail.admin.localization import get_localized_response


def localized(view):
    """Answer in the language of whoever is signed in, or of the browser."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.user.is_authenticated:
            return get_localized_response(view, request, *args, **kwargs)
        with translation.override(translation.get_language_from_request(request)):
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    return wrapped
