"""Static error pages (400, 413, 429, 5xx): files that need neither the application nor its database.

They are written from the practice's facts whenever those change. The web server shows them when the application is
down, and the handlers below when only the database is.
"""

from __future__ import annotations

import os
from copy import copy
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext, override
from django.views import defaults

from practice.http import public_files
from practice.mail.outbox import language_of
from practice.models import PracticeSettings

FOLDER = Path(settings.PUBLIC_DIR) / "errors"
STATUSES = (400, 413, 429, 500, 502, 503)
# Wagtail answers with the second by itself, where one of its views finds nothing.
IN_ADMIN = {403: "practice/admin/closed.html", 404: "wagtailadmin/404.html"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def write_after_commit(practice) -> None:
    transaction.on_commit(lambda: write_error_pages(practice), robust=True)


def path_of(status: int, language: str) -> Path:
    """Return where a page is kept: 500.html puts English first, es/500.html Spanish."""
    folder = FOLDER if language == settings.LANGUAGE_CODE else FOLDER / language
    return folder / f"{status}.html"


def write_error_pages(practice) -> None:
    """Write every page anew from the facts of `practice`; each is replaced whole, never half-written."""
    for status in STATUSES:
        for language in LANGUAGES:
            page = _rendered(practice, status, language)
            target = path_of(status, language)
            public_files.make_folder(target.parent)
            draft = target.with_suffix(f".{os.getpid()}")
            draft.write_text(page, encoding="utf-8")
            draft.chmod(public_files.FILE_MODE)
            draft.replace(target)


def _rendered(practice, status: int, first_language: str) -> str:
    languages = sorted(LANGUAGES, key=lambda code: code != first_language)
    practice = copy(practice)
    if not practice.has_name:
        with override(first_language):
            practice.name = gettext(practice.name)
    facts = {"practice": practice, "holder": practice.shown_license_holder, "static": settings.STATIC_URL}
    return render_to_string("errors/site_down.html", facts | {"status": status, "languages": languages})


def written_page(request, status: int) -> HttpResponse:
    """Answer with the written page, or one without the practice's facts; neither needs the database."""
    language = "es" if request.path_info.startswith("/es/") else settings.LANGUAGE_CODE
    try:
        page = path_of(status, language).read_text(encoding="utf-8")
    except OSError:
        page = _rendered(PracticeSettings(), status, language)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def is_in_admin(request) -> bool:
    """Tell whether a person of the staff asked for a screen; a script that asks wants no frame around the answer."""
    user = getattr(request, "user", None)
    is_screen = request.path_info.startswith("/admin/") and request.headers.get("x-requested-with") != "XMLHttpRequest"
    return bool(is_screen and user and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


def closed_in_admin(request, status: int) -> HttpResponse:
    """Say it inside the admin's frame, in the language of the person, with the way back to the first screen."""
    with override(language_of(request.user)):
        return render(request, IN_ADMIN[status], status=status)


def permission_denied(request, exception) -> HttpResponse:
    if is_in_admin(request):
        return closed_in_admin(request, 403)
    return defaults.permission_denied(request, exception)


def page_not_found(request, exception) -> HttpResponse:
    """Let no cache keep it: a receipt may stand in the address, and what is missing may be there in a moment."""
    response = closed_in_admin(request, 404) if is_in_admin(request) else defaults.page_not_found(request, exception)
    add_never_cache_headers(response)
    return response


def bad_request(request, exception=None) -> HttpResponse:
    return written_page(request, 400)


def server_error(request) -> HttpResponse:
    return written_page(request, 500)


def csrf_failure(request, reason="") -> HttpResponse:
    """Say in words what to do when a page was open for too long."""
    return render(request, "403.html", {"stale": True}, status=403)
