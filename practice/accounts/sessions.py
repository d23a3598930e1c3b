"""My sessions and devices: the open sessions of an account, with browser and system in words; any of them can be ended.

A session keeps what is shown here itself (practice/accounts/idle_lock.py). Only staff have sessions, so the table is
short enough to be read through.
"""

from __future__ import annotations

import datetime as dt
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages

from practice.models import User

from .idle_lock import BROWSER, LAST_ACTION, SIGNED_IN, is_over

# The first word that a user agent holds names it; most name others, too, to be taken for them.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
UNKNOWN = _("Unknown browser")


@dataclass(frozen=True)
class OpenSession:
    row: Session
    since: dt.datetime
    last_action: dt.datetime
    browser: str
    is_this: bool

    @property
    def handle(self) -> str:
        """Name the session without telling its key, which opens it."""
        return hmac.digest(settings.SECRET_KEY.encode(), self.row.session_key.encode(), "sha256").hex()


def described(user_agent: str) -> str:
    found = [next((name for sign, name in names.items() if sign in user_agent), None) for names in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or str(UNKNOWN)


def open_sessions(user, own_key: str | None = None) -> list[OpenSession]:
    """Return the sessions of `user`, this one first, then those that were used last."""
    found = []
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        data = row.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk) and not is_over(data):
            since, last = (dt.datetime.fromtimestamp(data[name], tz=dt.UTC) for name in (SIGNED_IN, LAST_ACTION))
            found.append(OpenSession(row, since, last, described(data.get(BROWSER, "")), row.session_key == own_key))
    return sorted(found, key=lambda each: (each.is_this, each.last_action), reverse=True)


def end_sessions(user, but: str | None = None) -> None:
    """Sign `user` out everywhere, whatever view had let them in; the session of the key `but` stays."""
    for row in Session.objects.iterator():
        if row.session_key != but and row.get_decoded().get(SESSION_KEY) == str(user.pk):
            row.delete()


@receiver(post_save, sender=User, dispatch_uid="accounts.sessions_of_closed_account")
def end_sessions_of_closed_account(sender, instance, **kwargs):
    """A closed account that is opened again begins without the sessions it had."""
    if not instance.is_active:
        end_sessions(instance)


def my_sessions(request):
    """Show the sessions of the person who is signed in; end one of the others, or all."""
    sessions = open_sessions(request.user, request.session.session_key)
    if request.method == "POST":
        others = [each for each in sessions if not each.is_this]
        chosen = [each for each in others if request.POST.get("session") in ("others", each.handle)]
        Session.objects.filter(pk__in=[each.row.pk for each in chosen]).delete()
        if chosen:
            messages.success(request, gettext("Ended."))
        return redirect("my_sessions")
    return render(request, "accounts/my_sessions.html", {"sessions": sessions})
