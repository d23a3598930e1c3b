"""The queue: one list of people to call, most overdue first, under tabs that count themselves."""

from __future__ import annotations

import datetime as dt

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets.button import Button, HeaderButton

from booking.actions.claim import release_idle
from booking.actions.undo_call import UNDO_SHOWN
from booking.audit import record
from booking.models import Attempt, CallbackRequest
from booking.models.choices import Tab
from booking.notifications import announcement_is_late
from booking.public.fields import is_key
from booking.schedule import due_in_words, is_late
from practice.models import PracticeSettings

from .base import DeskView, desk_counts, desk_url
from .live import stamp

PER_PAGE = 20
FOUND_AT_MOST = 50
# The other tabs are there when somebody is in them.
ALWAYS_SHOWN = {Tab.OPEN, Tab.NEW, Tab.MINE, Tab.OVERDUE, Tab.CLOSED}
# What a row does not show is not decrypted.
NOT_SHOWN = ["phone", "phone_before", "note", "consent", "clinician__biography", "opening__biography"]


def with_rows(queryset, at: dt.datetime) -> list[CallbackRequest]:
    """Return the requests of `queryset`, already in order and cut to a page, ready to be shown.

    The keys are picked within the index first, so that sorting a long list never reads the encrypted columns.
    """
    rows = CallbackRequest.objects.filter(pk__in=queryset.values("pk")).with_do_not_call()
    rows = (
        rows.order_by(*queryset.query.order_by).select_related("claimed_by", "clinician", "opening").defer(*NOT_SHOWN)
    )
    for row in rows:
        row.due_words, row.late = due_in_words(row, at), is_late(row, at)
        row.days_waiting = (at - row.waiting_since).days if row.waiting_since else None
    return list(rows)


def warnings_for(request) -> dict[str, bool | int]:
    """Tell what stands in the way of the calls, and who on the waitlist is to be called."""
    counts = desk_counts(request)
    is_untold = bool(counts.unannounced) and announcement_is_late(PracticeSettings.for_request(request))
    return {
        "jobs": bool(counts.jobs_stopped),
        "mail": bool(counts.mails_held_up) or is_untold,
        "spanish": bool(counts.tabs[Tab.SPANISH] and not counts.speakers),
        "openings": counts.openings,
        "check_ins": counts.check_ins,
    }


def after_call(request, at: dt.datetime) -> dict:
    """Return what the queue offers after a call: the next person, and for a minute to take the call back."""
    done, call = (key if is_key(key) else None for key in map(request.GET.get, ("done", "call")))
    if not done:
        return {}
    offered = {"next_person": CallbackRequest.objects.next_for(request.user, at).exclude(pk=done).first()}
    if call:
        calls = Attempt.objects.standing().filter(pk=call, request=done, by=request.user, at__gt=at - UNDO_SHOWN)
        offered["undoable"] = calls.only("request").first()
    return offered


class QueueView(DeskView):
    page_title = _("Call-backs")
    template_name = "booking/desk/queue.html"

    @property
    def header_buttons(self):
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton(_("Add a request"), url=desk_url("add"), icon_name="plus", priority=10)]

    @property
    def header_more_buttons(self):
        """Leave the narrow head of a telephone to the title: these lie behind its three dots."""
        label = pgettext("figures of the desk", "Reports")
        buttons = [Button(label, url=desk_url("statistics"), icon_name="table", priority=20)]
        if self.user_has_permission("export"):
            buttons.append(Button(_("Export"), url=desk_url("export"), icon_name="download", priority=30))
        if self.user_has_permission("delete"):
            buttons.append(Button(_("Numbers not to call"), url=desk_url("stops"), icon_name="warning", priority=40))
            buttons.append(Button(_("Erased by hand"), url=desk_url("erasures"), icon_name="bin", priority=50))
            buttons.append(Button(_("Who saw what"), url=desk_url("access_report"), icon_name="view", priority=60))
        return buttons

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request):
        now = timezone.now()
        tab = Tab(request.GET["tab"]) if request.GET.get("tab") in Tab.values else Tab.OPEN
        if desk_counts(request).idle:
            release_idle(self.practice.claim_minutes, now)
            del request._desk_counts
        counts = desk_counts(request).tabs
        queryset = CallbackRequest.objects.tab(tab, request.user, now).in_order(tab)
        paginator = WagtailPaginator(queryset, PER_PAGE)
        paginator.count = counts[tab]  # Counted already.
        page = paginator.get_page(request.GET.get("p"))
        rows = with_rows(page.object_list, now) if counts[tab] else []
        return self.show(
            **after_call(request, now),
            tab=tab,
            page_obj=page,
            rows=rows,
            elided_page_range=paginator.get_elided_page_range(page.number),
        )

    def get_context_data(self, **kwargs):
        counts = desk_counts(self.request)
        shown = [tab for tab in Tab if counts.tabs[tab] or tab in ALWAYS_SHOWN or tab == kwargs.get("tab")]
        tabs = [{"name": tab, "label": tab.label, "count": counts.tabs[tab]} for tab in shown]
        return super().get_context_data(tabs=tabs, live_since=stamp(), warnings=warnings_for(self.request), **kwargs)


@method_decorator([sensitive_post_parameters("q"), sensitive_variables("text", "q")], name="dispatch")
class SearchView(QueueView):
    """Finds by number, reference or name. The words arrive by POST and stay nowhere."""

    page_title = _("Search")
    get_breadcrumbs_items = DeskView.get_breadcrumbs_items  # The queue is above it, as above every other screen.

    def get(self, request):
        return redirect(desk_url("index"))

    def post(self, request):
        text = request.POST.get("q", "").strip()[:80]
        if not text:
            return redirect(desk_url("index"))
        now = timezone.now()
        matches = CallbackRequest.objects.found(text).order_by("-created_at", "-pk")
        rows = with_rows(matches[: FOUND_AT_MOST + 1], now)
        seen = [row.reference for row in rows[:FOUND_AT_MOST]]
        record([request.user], "booking.search", request.user, found=len(rows), requests=seen)
        return self.show(searching=True, text=text, rows=rows[:FOUND_AT_MOST], there_is_more=len(rows) > FOUND_AT_MOST)
