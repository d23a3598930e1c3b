"""First days of a new practice: a list that ticks itself off from what has been entered, and goes when all is done."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from articles.beginning import ways_to_begin
from articles.models import ArticlePage
from booking.canary import JOB as CANARY
from clinicians.models import ClinicianIndexPage, ClinicianPage
from practice.jobs.models import JobRun
from practice.mail import outbox, setup
from practice.models import PracticeSettings, User
from practice.roles import first_steps
from practice.roles.first_steps import Step

from .tasks import setup_fault


class FirstDaysPanel(Component):
    order = 4
    template_name = "practice/admin/first_days_panel.html"
    heading = gettext_lazy("Your first days")

    def __init__(self, user: User, practice: PracticeSettings):
        self.user, self.practice = user, practice

    @cached_property
    def steps(self) -> list[Step]:
        """Return all steps, in the order in which they are best done; none once nothing is left to do."""
        name, phone, hours, license_holder = self.facts()
        added = [build(self.user, self.practice) for build in first_steps.builders.values()]
        # The license is chosen among the profiles that are online.
        steps = [name, phone, hours, self.profile(), license_holder, self.article(), *added, *self.mail()]
        return steps if any(step.task for step in steps) else []

    @property
    def open_names(self) -> set[str]:
        return {step.name for step in self.steps if step.task and step.is_urgent}

    def get_context_data(self, parent_context):
        done = sum(not step.task for step in self.steps)
        return {"heading": self.heading, "steps": self.steps, "done": done, "total": len(self.steps)}

    def facts(self) -> list[Step]:
        missing, form = (
            self.practice.missing_facts(),
            reverse("wagtailsettings:edit", args=["practice", "practicesettings"]),
        )
        places = {
            "name": (_("The practice's name"), "#tab-practice"),
            "phone": (_("Its phone number"), "#tab-practice"),
            "hours": (_("Opening hours"), "#tab-hours"),
            "license": (_("Whose license appears beside the number"), "#tab-practice"),
        }
        return [
            Step(name, label, form + tab, missing.get(name, ""), is_urgent=True)
            for name, (label, tab) in places.items()
        ]

    @staticmethod
    def profile() -> Step:
        """Lead to the profile that is online, or was begun, where the shared facts are; or else to a new one."""
        in_default = {"locale__language_code": settings.LANGUAGE_CODE}
        index = ClinicianIndexPage.objects.filter(**in_default).first()
        add = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", index.pk]) if index else ""
        page = ClinicianPage.objects.filter(**in_default).order_by("-live", "pk").first()
        return page_step("clinician", _("The first profile"), _("Put a first therapist online."), page, add)

    @staticmethod
    def article() -> Step:
        """Lead to the article that is online, or was begun, in either language; or else to a new one in the admin's."""
        ways = ways_to_begin()
        page = ArticlePage.objects.filter(alias_of=None).order_by("-live", "pk").first()
        task = _("Publish a first article.")
        return page_step("article", _("The first article"), task, page, ways[0].url if ways else "")

    def mail(self) -> list[Step]:
        """Leave mail out where it is served at home, as the demo is: there it becomes files."""
        if setup.writes_files() and not setup.is_missing():
            return []
        fault = setup_fault()  # A server that fails later is no matter of the first days.
        task = fault or ("" if self.has_mail_left() else _("Send yourself a test mail, and see that it arrives."))
        return [Step("mail", _("Email from the website"), reverse("mail_setup"), task, is_urgent=bool(fault))]

    def has_mail_left(self) -> bool:
        """Tell whether the mail server ever took something: a test mail, a mail of the outbox, or the daily test."""
        return bool(self.practice.mail_tested_at) or outbox.has_sent() or JobRun.objects.went_well(CANARY)


def page_step(name: str, label: str, task: str, page: Page | None, add_url: str) -> Step:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else add_url
    return Step(name, label, url or reverse("wagtailadmin_explore_root"), "" if page and page.live else task)
