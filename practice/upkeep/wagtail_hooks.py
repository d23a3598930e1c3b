"""Hooks of the admin: the reports of what has gone stale."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.auth import require_admin_access

from practice.roles.screens import ManagersMenuItem

from .licenses_report import LicensesReport
from .notices_report import NoticesReport
from .reports import LinksReport, ReviewDueReport


@hooks.register("register_admin_urls")
def add_reports():
    return [
        path("reports/review-due/", require_admin_access(ReviewDueReport.as_view()), name="review_due"),
        path("reports/licenses/", require_admin_access(LicensesReport.as_view()), name="licenses_report"),
        path("reports/notices/", require_admin_access(NoticesReport.as_view()), name="notices_report"),
        path("reports/links/", require_admin_access(LinksReport.as_view()), name="broken_links"),
    ]


@hooks.register("register_reports_menu_item")
def add_review_due():
    return ManagersMenuItem(
        _("Review due"), reverse("review_due"), name="review-due", icon_name="calendar-check", order=100
    )


@hooks.register("register_reports_menu_item")
def add_broken_links():
    return ManagersMenuItem(
        _("Broken links"),
        reverse("broken_links"),
        name="broken-links",
        icon_name="link-external",
        order=110,
    )


@hooks.register("register_reports_menu_item")
def add_licenses():
    return ManagersMenuItem(
        _("Licenses to renew"),
        reverse("licenses_report"),
        name="licenses-to-renew",
        icon_name="calendar-alt",
        order=115,
    )


@hooks.register("register_reports_menu_item")
def add_notices():
    return ManagersMenuItem(
        _("Required notices"),
        reverse("notices_report"),
        name="required-notices",
        icon_name="clipboard-list",
        order=120,
    )
