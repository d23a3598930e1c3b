"""The managers' screen “Scheduled jobs”: when each ran last, when it runs next, and which fail; its panel of alarm."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin.ui.components import Component

from booking import canary
from practice.jobs.models import JobRun
from practice.roles.screens import ManagersScreen

from .jobs import all_jobs


class JobsView(ManagersScreen, TemplateView):
    page_title = _("Scheduled jobs")
    header_icon = "history"
    template_name = "practice/admin/jobs.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        runs = JobRun.objects.in_bulk()
        rows = [{"purpose": job.purpose, "run": runs.get(job.name)} for job in all_jobs()]
        for row in rows:
            row["fault"] = canary.FAULTS.get(row["run"].fault, row["run"].fault) if row["run"] else ""
            row["is_due"] = row["run"] is not None and row["run"].next_at <= now
            row["is_stopped"] = row["run"] is None or row["run"].is_stopped(now)
        return super().get_context_data(rows=rows, **trouble(now), **kwargs)


class JobsPanel(Component):
    """The alarm on the managers' first screen while jobs stand still or fail; nothing else."""

    order = 1
    template_name = "practice/admin/jobs_panel.html"

    def get_context_data(self, parent_context):
        return trouble(timezone.now())


def trouble(at) -> dict:
    """Return how many jobs stand still, since when, and the purposes of those that fail."""
    stopped = JobRun.objects.stopped(at)
    failing = set(JobRun.objects.failing().values_list("name", flat=True))
    return {
        "stopped": stopped.count(),
        "stopped_since": stopped.order_by("-ran_at").values_list("ran_at", flat=True).exclude(ran_at=None).first(),
        "failing": [job.purpose for job in all_jobs() if job.name in failing],
    }
