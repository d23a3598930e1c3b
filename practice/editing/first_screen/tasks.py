"""What must be fixed at once, in red: facts that every visitor needs, and a license beside the number."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.ui.components import Component

from practice.limits.connections import hides_visitors
from practice.mail import outbox, setup


class TasksPanel(Component):
    """The red tasks; those of the first days are `listed` there and not here."""

    order = 5
    template_name = "practice/admin/tasks_panel.html"
    heading = gettext_lazy("To do now")

    def __init__(self, request, practice, listed=()):
        self.request, self.practice, self.listed = request, practice, listed

    def get_context_data(self, parent_context):
        facts = {name: task for name, task in self.practice.missing_facts().items() if name not in self.listed}
        mail = "" if "mail" in self.listed else mail_fault()
        tasks = [*facts.values(), self.practice.keys_copy_fault, self.visitors_fault(), mail]
        return {
            "heading": self.heading,
            "tasks": [task for task in tasks if task],
            "concerns_facts": bool(facts),
            "concerns_mail": bool(mail),
        }

    def visitors_fault(self) -> str:
        if not hides_visitors(self.request):
            return ""
        return _(
            "All visitors share one limit, so a busy hour locks them out. Ask whoever runs the site to set "
            "TRUSTED_PROXY_COUNT to the proxies in front."
        )


def mail_fault() -> str:
    if fault := setup_fault():
        return fault
    if outbox.mail_is_failing():
        return _("Email to the practice is not getting through: send a test mail to see why.")
    return ""


def setup_fault() -> str:
    if setup.is_missing():
        return _("Name a mail server (EMAIL_HOST; see Settings, Mail): until then no email reaches anyone.")
    return ""
