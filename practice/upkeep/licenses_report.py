"""The managers' report of licenses that have expired or soon will (B16)."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from practice.roles.screens import ManagersScreen

from .reminders import licenses_to_renew


class PersonColumn(Column):
    """Whose license it is, with the way to the profile; on a phone the head of a card."""

    cell_template_name = "practice/admin/includes/report_person.html"


def expires_in_words(profile) -> str:
    """“Jan. 3, 2027: in 38 days”, “today” or “expired”."""
    days = (profile.license_expires - timezone.localdate()).days
    facts = {"date": date_format(profile.license_expires, "DATE_FORMAT"), "days": days}
    if days < 0:
        return gettext("%(date)s: expired") % facts
    if days == 0:
        return gettext("%(date)s: today") % facts
    return ngettext("%(date)s: in %(days)s day", "%(date)s: in %(days)s days", days) % facts


class LicensesReport(ManagersScreen, ReportView):
    page_title = _("Licenses to renew")
    header_icon = "calendar-alt"
    index_url_name = "licenses_report"
    no_results_message = _("No license expires in the next 60 days.")
    columns = [
        PersonColumn("person", label=_("Name"), accessor=lambda profile: profile),
        Column("license", label=_("License"), accessor="license"),
        Column("expires", label=_("Expires"), accessor=expires_in_words),
    ]

    def get_base_queryset(self):
        return licenses_to_renew()
