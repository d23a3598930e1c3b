"""First days of a new practice: a list that ticks itself off from what has been entered, and goes when all is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from clinicians.models import ClinicianIndexPage, ClinicianPage
from practice.mail import setup
from practice.models import PracticeSettings, User

from .tasks import setup_fault


@dataclass(frozen=True)
class Step:
    """`task` is what remains to be done, in a sentence; without one the step is done. Urgent ones are red."""

    name: str
    label: str
    url: str
    task: str = ""
    is_urgent: bool = False


class FirstDaysPanel(Component):
    order = 4
    template_name = "practice/admin/first_days_panel.html"
    heading = gettext_lazy("Your first days")

    def __init__(self, user: User, practice: PracticeSettings):
        self.user, self.practice = user, practice

    @cached_property
    def steps(self) -> list[Step]:
        """Return all steps, in the order in which they are best done; none once nothing is left to do.

        Who works alone invites no one: that step alone does not keep the list.
        """
        name, phone, hours, license_holder = self.facts()
        clinician, article, people = self.people()
        # The license is chosen among the profiles that are online.
        steps = [name, phone, hours, clinician, license_holder, article, people, *self.mail()]
        return steps if any(step.task and step.name != "people" for step in steps) else []

    @property
    def open_names(self) -> set[str]:
        return {step.name for step in self.steps if step.task}

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

    def people(self) -> list[Step]:
        has_colleague = User.objects.filter(is_active=True).exclude(pk=self.user.pk).exists()
        invite = _("Invite the people who work here: each gets an email, and a profile begun.")
        return [
            self.page_step(
                ClinicianPage,
                ClinicianIndexPage,
                "clinician",
                _("The first profile"),
                _("Put a first therapist online."),
            ),
            self.page_step(
                ArticlePage, ArticleIndexPage, "article", _("The first article"), _("Publish a first article.")
            ),
            Step("people", _("The people who work here"), reverse("people:invite"), "" if has_colleague else invite),
        ]

    @staticmethod
    def page_step(model: type[Page], index_model: type[Page], name: str, label: str, task: str) -> Step:
        """Lead to what is online, or to the draft that was begun, or else to a new page."""
        pages = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        page = pages.order_by("-live", "pk").first()
        index = index_model.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if page:
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        elif index:
            url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, index.pk])
        else:
            url = reverse("wagtailadmin_explore_root")
        return Step(name, label, url, "" if page and page.live else task)

    @staticmethod
    def mail() -> list[Step]:
        """Leave mail out where it is served at home, as the demo is: there it becomes files."""
        if setup.writes_files() and not setup.is_missing():
            return []
        task = setup_fault()  # A server that fails later is no matter of the first days.
        return [Step("mail", _("Email from the website"), reverse("mail_setup"), task, is_urgent=True)]
