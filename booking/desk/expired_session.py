"""Expired session or CSRF token at the desk: what somebody typed is given back, unstored."""

from __future__ import annotations

from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from practice.http import error_pages

from .base import NAMESPACE, desk_url

# What takes time to write or to ask for again; a choice from a list is soon made once more.
LABELS = {
    "note": _("Note"),
    "reason": _("Reason"),
    "do_not_call_reason": _("Reason"),
    "name": _("Name to use"),
    "phone": _("Phone"),
}


class GiveBackMiddleware:
    """Answers a form of the desk that comes from nobody with what was in it; elsewhere the sign-in page follows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method == "POST" and is_desk(request) and not request.user.is_authenticated and typed_in(request):
            return give_back(request)
        return None


def csrf_failure(request, reason=""):
    """Answer a form whose CSRF token has run out (settings.CSRF_FAILURE_VIEW); outside the desk, as every page does."""
    return give_back(request) if is_desk(request) else error_pages.csrf_failure(request, reason)


def is_desk(request) -> bool:
    return bool(request.resolver_match) and NAMESPACE in request.resolver_match.namespaces


def typed_in(request) -> list[tuple[str, str]]:
    typed = [(label, request.POST.get(name, "").strip()) for name, label in LABELS.items()]
    return [(label, text) for label, text in typed if text]


@sensitive_post_parameters()
def give_back(request):
    """Say that nothing was logged and show what was typed; neither the session nor the address holds a word of it."""
    pk = request.resolver_match.kwargs.get("pk")
    context = {
        "typed": typed_in(request),
        "back": desk_url("open", pk) if pk else desk_url("add" if request.POST.get("phone") else "index"),
        "signed_out": not request.user.is_authenticated,
    }
    with translation.override(language_of(request)):
        response = render(request, "booking/desk/expired_session.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def language_of(request) -> str:
    """Return the language of the admin that this person reads; of a stranger, the site's own."""
    profile = getattr(request.user, "wagtail_userprofile", None) if request.user.is_authenticated else None
    return profile.get_preferred_language() if profile else translation.get_language()
