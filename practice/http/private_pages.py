"""Passwords of private pages and documents: guessing is throttled before Wagtail's own views compare them, and no cache
keeps what a password opens."""

from __future__ import annotations

from functools import wraps

from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail import views as page_views
from wagtail.documents.views import serve as document_views

from practice.limits.connections import connection
from practice.limits.limit import Limit

PASSWORD_TRIES = Limit("password of a private page", allowed=10, seconds=900)


def throttled(view):
    """Count tries by connection and restriction; below one restriction, all pages have the same password."""

    @never_cache
    @wraps(view)
    def guarded(request, restriction_id: int, *args, **kwargs):
        subject = f"{connection(request)} {view.__module__} {restriction_id}"
        if request.method == "POST" and PASSWORD_TRIES.is_exceeded(subject):
            return _refusal(request, view, restriction_id, *args, **kwargs)
        answer = view(request, restriction_id, *args, **kwargs)
        if request.method == "POST" and answer.status_code == 302:
            PASSWORD_TRIES.clear(subject)
        return _without_page(answer)

    return guarded


def _refusal(request, view, *args, **kwargs):
    """Answer with the page that asks for the password, as Wagtail shows it first; nobody looked at the one sent."""
    sent, request.method = request.POST, "GET"
    answer = _without_page(view(request, *args, **kwargs))
    answer.context_data["form"].initial["return_url"] = sent.get("return_url", "")
    answer.context_data["is_refused"] = True
    answer.status_code = 429
    return answer


def _without_page(answer):
    """Tell nothing of the page whose number is in the address; anybody can count."""
    if getattr(answer, "context_data", None):
        answer.context_data["page"] = None
    return answer


@never_cache
@require_safe
def serve_document(request, *args):
    """Answer with the document, or ask for its password; a cache would go on answering once it is private."""
    answer = document_views.serve(request, *args)
    if answer.get("Content-Encoding") == "None":  # Wagtail writes it where there is none.
        del answer.headers["Content-Encoding"]
    return answer


open_page = throttled(page_views.authenticate_with_password)
open_document = throttled(document_views.authenticate_with_password)
