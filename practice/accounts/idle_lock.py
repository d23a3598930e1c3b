"""Idle lock: a session without an action for some minutes opens nothing until its person unlocks it (middleware).

What counts is kept in the session: when its person signed in, and when they last did something. A locked session is
that of nobody, for every view alike; `request.locked_user` tells the screen that unlocks it whose it is.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import override

from practice.http.passive import is_passive
from practice.roles.url_allowlist import FURNITURE
from practice.wagtail_internals import unwrapped

from .languages import language_of_stranger

SIGNED_IN, LAST_ACTION, BROWSER = "signed_in_at", "last_action_at", "user_agent"
# An action within these seconds of the one before is not written down: the lock comes so much earlier, not later.
GRAIN = 15
# What a locked session may still call.
OPEN = FURNITURE | {"account_unlock", "account_logout", "desk_live"}


@receiver(user_logged_in, dispatch_uid="accounts.session_begun")
def begin(sender, request, user, **kwargs):
    now = int(time.time())
    request.session.update({SIGNED_IN: now, LAST_ACTION: now, BROWSER: request.META.get("HTTP_USER_AGENT", "")[:300]})


def is_over(session) -> bool:
    """Tell whether the session is older than any may be, however busy it was."""
    return time.time() - session.get(SIGNED_IN, 0) >= settings.SESSION_COOKIE_AGE


def seconds_left(session) -> int:
    """Return the seconds until the lock; none are left in a locked session."""
    idle = session.get(LAST_ACTION, 0) + settings.IDLE_LOCK_MINUTES * 60
    return max(0, int(min(idle, session.get(SIGNED_IN, 0) + settings.SESSION_COOKIE_AGE) - time.time()))


def record_action(session) -> None:
    now = int(time.time())
    if not 0 <= now - session.get(LAST_ACTION, 0) < GRAIN:
        session[LAST_ACTION] = now


def is_script(request) -> bool:
    """Tell whether a script waits for the answer, which is no page to it."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode != "navigate" or request.headers.get("X-Requested-With") == "XMLHttpRequest"


class IdleLockMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        request.locked_user = None
        request.user = SimpleLazyObject(lambda: unwrapped(self.known(request, user)))
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.route.startswith("admin/") and not is_passive(request) and request.user.is_authenticated:
            record_action(request.session)
        return response

    @staticmethod
    def known(request, user):
        if not user.is_authenticated:
            return user
        if is_over(request.session):
            request.session.flush()
            return AnonymousUser()
        if not seconds_left(request.session):
            request.locked_user = unwrapped(user)
            return AnonymousUser()
        request.seconds_to_lock = settings.IDLE_LOCK_MINUTES * 60
        return user

    def process_view(self, request, view_func, view_args, view_kwargs):
        match = request.resolver_match
        if not match.route.startswith("admin/") or request.user.is_authenticated or not request.locked_user:
            return None
        if match.view_name in OPEN:
            return None
        unlock = reverse("account_unlock")
        if is_script(request):
            return JsonResponse({"state": "locked"}, status=403, headers={"Cache-Control": "no-store"})
        if request.method == "GET":
            return HttpResponseRedirect(f"{unlock}?{urlencode({'next': request.get_full_path()})}")
        with override(language_of_stranger(request)):
            response = render(request, "account/locked.html", status=403)
        response.headers["Cache-Control"] = "no-store"
        return response
