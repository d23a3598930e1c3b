"""The owner's report of the notices that the law may want: present, missing, or not needed and why (H6)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from practice.models import Notice, PracticeSettings
from practice.roles.screens import ManagersScreen


class NoticeColumn(Column):
    """Its name and state; on a phone the head of a card."""

    cell_template_name = "practice/admin/includes/report_notice.html"


class VersionsColumn(Column):
    """The page of each language, as the public reads it and in the editor."""

    cell_template_name = "practice/admin/includes/report_versions.html"


def reason(notice: Notice) -> str:
    return "" if notice.state == Notice.State.PRESENT else notice.explanation


class NoticesReport(ManagersScreen, ReportView):
    page_title = _("Required notices")
    header_icon = "clipboard-list"
    index_url_name = "notices_report"
    paginate_by = None
    columns = [
        NoticeColumn("notice", label=_("Notice"), accessor=lambda notice: notice),
        VersionsColumn("pages", label=_("Pages"), accessor="versions"),
        Column("reason", label=_("Why there is none"), accessor=reason),
    ]

    def get_queryset(self):
        return PracticeSettings.for_request(self.request).all_notices()

    @property
    def header_more_buttons(self):
        url = reverse("wagtailsettings:edit", args=["practice", "practicesettings"]) + "#tab-notices"
        return [Button(_("Settings"), url=url, icon_name="cog")]
