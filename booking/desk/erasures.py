"""Erasing by hand: the button on a request's screen, and the managers' list of who erased what and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from booking.actions.erase import erase
from booking.models import CallbackRequest
from booking.models.choices import EraseReason
from booking.retention import scrub
from practice.limits.limit import Limit

from .action_views import ActionView
from .audit_log import who
from .base import DeskView, desk_url
from .forms import EraseForm

# What one person erases by hand in a busy hour; a stolen session gets no further.
ERASURES = Limit("erasing by hand", allowed=10, seconds=3600)
SHOWN, SHOWN_DAYS = 100, 90


@dataclass(frozen=True)
class Erasure:
    at: dt.datetime
    who: str
    reference: str
    pk: str
    reason: str

    @classmethod
    def of(cls, entry: ModelLogEntry) -> Self:
        reason = entry.data.get("reason")
        label = str(EraseReason(reason).label) if reason in EraseReason else ""
        return cls(entry.timestamp, who(entry), entry.label, entry.object_id, label)


def by_hand(days: int) -> QuerySet[ModelLogEntry]:
    """Return the audit entries of what somebody of the staff erased within `days`, latest first."""
    since = timezone.now() - dt.timedelta(days=days)
    requests = ContentType.objects.get_for_model(CallbackRequest)
    return ModelLogEntry.objects.filter(
        content_type=requests, action="booking.erase", user__isnull=False, timestamp__gte=since
    )


def is_recognized(request) -> bool:
    """Tell whether the person has shown a factor, or the password where there is none, within the last minutes."""
    try:
        reauthentication_required(lambda request: None, enabled=settings.REQUIRE_SECOND_FACTOR)(request)
    except ReauthenticationRequired:
        return False
    return True


class EraseView(ActionView):
    """Empties the request of the person who asked for it, and of whatever was being typed about them."""

    def act(self):
        form = EraseForm(self.request.POST)
        if self.callback.is_erased:
            return self.reopen(_("Name, number and notes are erased."))
        if self.callback.legal_hold:
            return self.refuse_hold()
        if not form.is_valid():
            return self.stay(status=422, erase_form=form)
        if not is_recognized(self.request):
            return self.ask_who_it_is(form)
        if ERASURES.is_exceeded(str(self.request.user.pk)):
            said = _(
                "You have erased many requests within an hour. Nothing was erased. Wait a while, or ask a manager."
            )
            messages.error(self.request, said)
            return self.stay(status=429, erase_form=form)
        erase(self.callback, by=self.request.user, reason=form.cleaned_data["erase_reason"])
        if not self.callback.is_erased:
            return self.refuse_hold()
        scrub()
        return self.reopen(_("Name, number and notes are erased."))

    def refuse_hold(self):
        return self.refuse(_("This request is on legal hold and cannot be erased."))

    def ask_who_it_is(self, form):
        """Show the screen with the way to the question, which opens beside what was typed; no session keeps it."""
        back = desk_url("open", self.callback.pk) + "?" + urlencode({"erase_reason": form.cleaned_data["erase_reason"]})
        way = reverse("account_reauthenticate") + "?" + urlencode({REDIRECT_FIELD_NAME: back})
        button = messages.button(way, _("Confirm"), new_window=bool(self.typed))
        said = _("Nothing is erased yet. Please confirm that it is you, then erase.")
        messages.warning(self.request, said, buttons=[button])
        return self.stay(status=403, erase_form=form)


class ErasuresView(DeskView):
    """Lists what was erased by hand, for managers: when, by whom, why, and the reference; no name is left."""

    permission_required = "delete"
    page_title = gettext_lazy("Erased by hand")
    template_name = "booking/desk/erasures.html"

    def get(self, request):
        entries = by_hand(SHOWN_DAYS).select_related("user")[:SHOWN]
        return self.show(erasures=[Erasure.of(entry) for entry in entries], days=SHOWN_DAYS)
