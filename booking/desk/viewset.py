"""Viewsets of the front desk: the addresses and the menu of the queue, and the list of referrals."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from booking.models import CallbackRequest, Referral
from booking.models.choices import Tab
from practice.phones import formatted
from practice.roles.groups import works_at_desk

from . import access_report, action_views, detail, erasures, export, intake, manual_entry, queue, statistics, stops
from .base import NAMESPACE, desk_counts


class QueueMenuItem(MenuItem):
    """The way to the queue, with the number of open requests."""

    def is_shown(self, request):
        return works_at_desk(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        if count := desk_counts(request).tabs[Tab.OPEN]:
            component.label = f"{component.label} ({count})"
        return component


class CallbackRequestViewSet(ModelViewSet):
    """The front desk. Of Wagtail's own views none is kept: they copy, delete, list usage and show every column."""

    model = CallbackRequest
    name = NAMESPACE
    url_prefix = "call-backs"
    icon = "mobile-alt"
    menu_label = _("Call-backs")
    menu_order = 50
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True  # Lists the "view" permission where groups are edited.
    menu_item_class = QueueMenuItem

    def register_admin_url_finder(self):
        """Leave no way from other screens of the admin to a request."""

    def get_urlpatterns(self):
        steps = {
            "claim": action_views.ClaimView,
            "take-over": action_views.TakeOverView,
            "release": action_views.ReleaseView,
            "attempt": action_views.AttemptView,
            "undo": action_views.UndoView,
            "change-status": action_views.ChangeStatusView,
            "merge": action_views.MergeView,
            "do-not-call": action_views.DoNotCallView,
            "legal-hold": action_views.LegalHoldView,
            "erase": erasures.EraseView,
        }
        return [
            path("", queue.QueueView.as_view(), name="index"),
            path("search/", queue.SearchView.as_view(), name="search"),
            path("new/", manual_entry.ManualEntryView.as_view(), name="add"),
            path("statistics/", statistics.StatisticsView.as_view(), name="statistics"),
            path("export/", export.ExportView.as_view(), name="export"),
            path("do-not-call/", stops.StopsView.as_view(), name="stops"),
            path("do-not-call/<int:pk>/", stops.LiftView.as_view(), name="lift"),
            path("erased/", erasures.ErasuresView.as_view(), name="erasures"),
            path("who-saw-what/", access_report.AccessReportView.as_view(), name="access_report"),
            path("<int:pk>/", detail.DetailView.as_view(), name="open"),
            path("<int:pk>/disclosure/", detail.DisclosureView.as_view(), name="disclosure"),
            path("<int:pk>/intake/", intake.IntakeView.as_view(), name="intake"),
            *(path(f"<int:pk>/{name}/", view.as_view(), name=name) for name, view in steps.items()),
        ]


class ReferralViewSet(ModelViewSet):
    model = Referral
    icon = "link"
    menu_label = _("Referrals")
    add_to_settings_menu = True
    menu_order = 150
    copy_view_enabled = False
    list_display = [
        "name",
        Column("phone", label=_("Phone"), accessor=lambda referral: formatted(referral.phone), sort_key="phone"),
        BooleanColumn("active", label=_("Offered"), sort_key="active"),
    ]
