"""Dashboard panels: what managers and therapists should see on the first screen of the admin."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Site

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianPage
from practice.limits.connections import hides_visitors
from practice.mail import outbox, setup
from practice.models import Notice, PracticeSettings

LICENSE_WARNING_DAYS = 60


class PeoplePanel(Component):
    """A list of profiles that want attention; not shown while there are none."""

    template_name = "practice/admin/profiles_panel.html"
    heading = ""
    advice = ""

    def __init__(self, request):
        self.request = request

    def profiles(self):
        return ClinicianPage.objects.live().filter(locale=Locale.get_default())

    def get_context_data(self, parent_context):
        return {"panel_id": f"people-{self.order}", "heading": self.heading, "advice": self.advice, "rows": self.rows()}


class TasksPanel(Component):
    """What must be mended at once, in red: facts that every visitor needs, and a license beside the number."""

    order = 5
    template_name = "practice/admin/tasks_panel.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        practice = PracticeSettings.for_site(Site.find_for_request(self.request))
        faults = [*practice.missing_facts(), practice.license_holder_fault, practice.keys_copy_fault]
        if hides_visitors(self.request):
            faults.append(
                _(
                    "All visitors share one limit, so a busy hour locks them out. Ask whoever runs the site to set "
                    "TRUSTED_PROXY_COUNT to the proxies in front."
                )
            )
        mail = self.mail_fault()
        tasks = [fault for fault in [*faults, mail] if fault]
        return {"heading": _("To do now"), "tasks": tasks, "concerns_mail": bool(mail)}

    @staticmethod
    def mail_fault() -> str | None:
        if setup.is_missing():
            return _("Name a mail server (EMAIL_HOST; see Settings, Mail): until then no email reaches anyone.")
        if outbox.mail_is_failing():
            return _("Email to the practice is not getting through: send a test mail to see why.")
        return None


class NoticesPanel(Component):
    """Notices that the law may want and that nobody has put online (H6)."""

    order = 40
    template_name = "practice/admin/notices_panel.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        notices = PracticeSettings.for_site(Site.find_for_request(self.request)).all_notices()
        return {
            "heading": _("Notices that are missing"),
            "advice": _("Name the page of each, or say why the practice needs none."),
            "missing": [notice for notice in notices if notice.state == Notice.State.MISSING],
        }


class LicensesPanel(PeoplePanel):
    """Licenses that have expired or soon will (B16)."""

    order = 50
    heading = _("Licenses to renew")
    advice = _("Enter the new date in the profile once the license is renewed.")

    def rows(self):
        today = timezone.localdate()
        soon = self.profiles().filter(license_expires__lte=today + dt.timedelta(days=LICENSE_WARNING_DAYS))
        return [
            {
                "page": page,
                "date": page.license_expires,
                "overdue": page.license_expires < today,
                "label": _("expired") if page.license_expires < today else _("expires"),
            }
            for page in soon.order_by("license_expires", "title")
        ]


class AcceptingPanel(PeoplePanel):
    """Profiles whose “accepting new clients” nobody has confirmed for too long (B6)."""

    order = 60
    heading = _("Still accepting new clients?")
    advice = _("The public page says “ask us” until someone confirms the answer and its date in the profile.")

    def rows(self):
        practice = PracticeSettings.for_request(self.request)
        oldest = timezone.localdate() - dt.timedelta(days=practice.accepting_days)
        stale = self.profiles().filter(accepting_as_of__lt=oldest)
        return [
            {"page": page, "date": page.accepting_as_of, "overdue": False, "label": page.get_accepting_display()}
            for page in stale.order_by("accepting_as_of", "title")
        ]


class WritingPanel(Component):
    """The two things a therapist comes for."""

    order = 20
    template_name = "practice/admin/writing_panel.html"

    def get_context_data(self, parent_context):
        return {"article_index": ArticleIndexPage.objects.filter(locale=Locale.get_default()).first()}
