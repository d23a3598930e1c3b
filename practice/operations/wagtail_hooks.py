"""Hooks of the admin for the owner: the screen of the scheduled jobs, and its alarm on the first screen."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.auth import require_admin_access

from practice.roles.groups import publishes
from practice.roles.screens import ManagersMenuItem

from .jobs_view import JobsPanel, JobsView


@hooks.register("register_admin_urls")
def add_jobs():
    return [path("jobs/", require_admin_access(JobsView.as_view()), name="jobs")]


@hooks.register("register_settings_menu_item")
def add_jobs_to_settings():
    return ManagersMenuItem(_("Scheduled jobs"), reverse("jobs"), name="jobs", icon_name="history", order=140)


@hooks.register("construct_homepage_panels")
def warn_of_jobs(request, panels):
    if publishes(request.user):
        panels.append(JobsPanel())
