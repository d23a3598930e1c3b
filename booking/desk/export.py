"""CSV export of one tab of the queue, for those with the permission and a reason."""

from __future__ import annotations

import csv

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from booking.models import CallbackRequest
from booking.models.choices import Tab
from practice.phones import formatted

from .base import DeskView
from .forms import ExportForm

COLUMNS = [
    "reference", "status", "name", "phone", "language", "best times", "may leave a message", "who it is for",
    "already a client", "source", "received", "promised", "due", "closed",
]  # fmt: skip
# The wide signs count as the plain ones in some spreadsheets.
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(value) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_FORMULA) else text


def row_of(callback: CallbackRequest) -> list[str]:
    moments = (callback.created_at, callback.promised_at, callback.due_at, callback.closed_at)
    cells = [
        callback.reference,
        callback.status,
        callback.name,
        formatted(callback.phone),
        callback.language,
        " ".join(callback.best_times),
        "yes" if callback.may_leave_message else "no",
        callback.for_whom,
        "yes" if callback.is_client else "no",
        callback.source,
        *(timezone.localtime(moment).isoformat(timespec="minutes") if moment else "" for moment in moments),
    ]
    return [inert(cell) for cell in cells]


class ExportView(DeskView):
    permission_required = "export"
    page_title = _("Export")
    template_name = "booking/desk/export.html"

    def get(self, request):
        return self.show(form=ExportForm(initial={"tab": Tab.OPEN}))

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.show(status=422, form=form)
        tab = Tab(form.cleaned_data["tab"])
        requests = list(CallbackRequest.objects.tab(tab, request.user).in_order(tab))
        rows = [row_of(callback) for callback in requests]
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="call-backs-{tab}.csv"'
        writer = csv.writer(response)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
        data = {"tab": str(tab), "count": len(rows), "reason": form.cleaned_data["reason"]}
        data["requests"] = [callback.reference for callback in requests]
        log(request.user, "booking.export", data=data)
        return response
