"""Reauthentication: proof, a few minutes old at most, that the person at the desk is the one who signed in."""

from __future__ import annotations

from functools import wraps
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate

from django.shortcuts import redirect
from django.utils.translation import gettext

from wagtail.admin import messages


def require_recent(request):
    """Return None if the person has shown the factor (or, without one, the password) lately, else a redirect to it.

    Nothing of a posted form is kept: it may hold a password.
    """
    if did_recently_reauthenticate(request):
        return None
    methods = get_adapter().get_reauthentication_methods(request.user)
    address = methods[0]["url"] if methods else "/admin/login/"
    if request.method != "GET":
        messages.warning(request, gettext("Show that it is you, then make the change again."))
    return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")


def recent_required(view):
    """Let `view` run only for someone who was proven lately."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        return require_recent(request) or view(request, *args, **kwargs)

    return guarded
