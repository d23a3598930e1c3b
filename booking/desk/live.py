"""Live queue: the answer to an open screen that asks what is new and who has what; one query, no action of a person."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from booking.models import CallbackRequest
from booking.models.choices import OPEN, Status
from booking.models.live import Live, LiveRow
from practice.http.passive import mark_passive
from practice.roles.groups import works_at_desk

from .expired_session import language_of

# More rows than any screen shows.
AT_MOST = 100
ON_THE_WAY = dt.timedelta(seconds=5)
FAR = dt.datetime(2200, 1, 1, tzinfo=dt.UTC).timestamp()
# No row has a higher number (the largest integer of SQLite and PostgreSQL).
HIGHEST = 2**63 - 1


@never_cache
@require_safe
def live(request):
    """Answer in JSON; a locked or hidden screen is told the count alone."""
    mark_passive(request)
    if not request.user.is_authenticated and not request.locked_user:
        return JsonResponse({"state": "signed_out"}, status=403)  # The screen has the sentence, in its own language.
    person = request.locked_user or request.user
    if not works_at_desk(person) or getattr(person, "lacks_factor", False):
        raise PermissionDenied
    if request.locked_user or "after" not in request.GET:
        return JsonResponse({"open": CallbackRequest.objects.live().waiting})
    shown = numbers(request.GET.get("rows", ""))[:AT_MOST]
    after = from_stamp((numbers(request.GET["after"]) or [0])[0])
    with translation.override(language_of(request)):
        return JsonResponse(answer(CallbackRequest.objects.live(after, shown), person))


def stamp() -> int:
    """Return since when a screen that is made now has not heard of anything, in milliseconds.

    What was on its way into the database may come a moment later than it says; better told twice than not at all.
    """
    return int((timezone.now() - ON_THE_WAY).timestamp() * 1000)


def from_stamp(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(min(milliseconds / 1000, FAR), dt.UTC)


def numbers(text: str) -> list[int]:
    """Return the keys of rows that a screen names; what is none is passed over."""
    given = (int(part) for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 20)
    return [number for number in given if number <= HIGHEST]


def answer(found: Live, person) -> dict:
    new = found.new
    return {
        "open": found.waiting,
        "new": new,
        "said": ngettext("%(count)d new", "%(count)d new", new) % {"count": new} if new else "",
        "rows": {pk: {"by": by(row), "who": who(row), "said": sentence(row, person)} for pk, row in found.rows.items()},
    }


def by(row: LiveRow) -> int | str:
    """Return what changes whenever somebody else has a row, or it is over."""
    return (row.claimed_by_id or 0) if row.status in OPEN else str(row.status)


def who(row: LiveRow) -> str:
    """Return what the queue says of a row in its last column."""
    return (row.claimed_by or _("No one")) if row.status in OPEN else str(Status(row.status).label)


def sentence(row: LiveRow, person) -> str:
    """Return what the screen of a request says of who has it."""
    if row.status not in OPEN:
        return _("This request is now “%(status)s”.") % {"status": Status(row.status).label}
    if row.claimed_by_id == person.pk:
        return _("You have this request.")
    if row.claimed_by_id:
        return _("%(name)s has this request.") % {"name": row.claimed_by}
    return _("No one has this request yet.")
