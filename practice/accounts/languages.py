"""The language of the screens around sign-in: the person's own where known, what the browser asks for otherwise."""

from __future__ import annotations

from functools import wraps

from django.utils import translation

from wagtail.admin.localization import get_localized_response


def localized(view):
    """Answer in the language of whoever is signed in or has locked the session, or else of the browser."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.user.is_authenticated:
            return get_localized_response(view, request, *args, **kwargs)
        with translation.override(language_of_stranger(request)):
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    return wrapped


def language_of_stranger(request) -> str:
    """Return the language of the person whose session is locked, or what the browser asks for."""
    profile = getattr(getattr(request, "locked_user", None), "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language_from_request(request)
