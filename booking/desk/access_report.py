"""Screen of the access report, for managers: who saw or exported which requests since a time."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .access_report_data import accesses, affected, entries
from .base import DeskView
from .forms import AccessReportForm

DAYS = 7
# More references than this are for the command, which lists all.
LISTED = 200


class AccessReportView(DeskView):
    permission_required = "delete"
    page_title = _("Who saw what")
    template_name = "booking/desk/access_report.html"

    def get(self, request):
        start = timezone.localtime() - dt.timedelta(days=DAYS)
        form = AccessReportForm(request.GET if "since" in request.GET else None, initial={"since": start})
        if not form.is_bound:
            return self.report(form, since=start)
        if not form.is_valid():
            return self.show(status=422, form=form)
        return self.report(form, **form.cleaned_data)

    def report(self, form, since, until=None, person=None):
        found = accesses(entries(since, until, person))
        for access in found:
            access.listed = list(access.references.items())[:LISTED]
            access.more = len(access.references) - len(access.listed)
        return self.show(form=form, accesses=found, affected=sum(1 for _reference in affected(found)), since=since)
