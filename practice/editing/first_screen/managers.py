"""Panels for managers: what waits to be read, who has no profile, notices, licenses and answers that grow old."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, WorkflowState

from clinicians.models import ClinicianPage
from practice.models import Notice, User
from practice.roles.groups import THERAPISTS
from practice.upkeep.links.checking import broken
from practice.upkeep.reminders import due_for_review, licenses_to_renew

from ..standing import where_they_stand
from .panel import Panel

SHOWN = 20


class ToReadPanel(Panel):
    """What authors have sent, the one who waits longest first."""

    order = 8
    template_name = "practice/admin/to_read_panel.html"
    heading = _("Waiting for you to read")

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        waiting = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=ContentType.objects.get_for_model(Page),
        )
        ids = waiting.order_by("created_at").values_list("object_id", flat=True)[:SHOWN]
        pages = Page.objects.filter(pk__in=[int(pk) for pk in ids]).select_related("locale")
        rows = where_they_stand(pages, self.user)
        return {"heading": self.heading, "rows": sorted(rows, key=lambda row: row.standing.since)}


class WithoutProfilePanel(Panel):
    """Therapists whom the public cannot find, because no one has begun their profile."""

    order = 35
    template_name = "practice/admin/without_profile_panel.html"
    heading = _("Therapists without a profile")

    def get_context_data(self, parent_context):
        with_one = ClinicianPage.objects.filter(
            owner__isnull=False, locale__language_code=settings.LANGUAGE_CODE
        ).values("owner")
        people = User.objects.filter(is_active=True, groups__name=THERAPISTS).exclude(pk__in=with_one)
        return {"heading": self.heading, "people": people.order_by("first_name", "last_name", "username")}


class NoticesPanel(Panel):
    """Notices that the law may want and that no one has put online (H6)."""

    order = 40
    template_name = "practice/admin/notices_panel.html"
    heading = _("Notices that are missing")

    def __init__(self, practice):
        self.practice = practice

    def get_context_data(self, parent_context):
        notices = self.practice.all_notices()
        return {
            "heading": self.heading,
            "advice": _("Name the page of each, or say why the practice needs none."),
            "missing": [notice for notice in notices if notice.state == Notice.State.MISSING],
        }


class UpkeepPanel(Panel):
    """How many reviews are due and how many links are broken, with the way to the report of each (E7, E14)."""

    order = 45
    template_name = "practice/admin/upkeep_panel.html"
    heading = _("Articles to look after")

    def __init__(self, practice):
        self.practice = practice

    def get_context_data(self, parent_context):
        return {
            "heading": self.heading,
            "reviews": due_for_review().count(),
            "links": broken().count() if self.practice.checks_links else 0,
        }


class PeoplePanel(Panel):
    """A list of profiles that want attention; not shown while there are none."""

    template_name = "practice/admin/profiles_panel.html"
    heading = ""
    advice = ""

    def profiles(self):
        profiles = ClinicianPage.objects.live().filter(locale=Locale.get_default())
        return profiles.defer_streamfields()

    def get_context_data(self, parent_context):
        return {"panel_id": f"people-{self.order}", "heading": self.heading, "advice": self.advice, "rows": self.rows()}


class LicensesPanel(PeoplePanel):
    """Licenses that have expired or soon will (B16)."""

    order = 50
    heading = _("Licenses to renew")
    advice = _("Enter the new date in the profile once the license is renewed.")

    def rows(self):
        today = timezone.localdate()
        return [
            {
                "page": page,
                "date": page.license_expires,
                "overdue": page.license_expires < today,
                "label": _("expired") if page.license_expires < today else _("expires"),
            }
            for page in licenses_to_renew(today)
        ]


class AcceptingPanel(PeoplePanel):
    """Profiles whose “accepting new clients” no one has confirmed for too long (B6); but the own one is `asked`."""

    order = 60
    heading = _("Answers that have grown old")
    advice = _("The public page says “ask us” until someone confirms the answer and its date in the profile.")

    def __init__(self, practice, asked=None):
        self.practice, self.asked = practice, asked

    def rows(self):
        oldest = timezone.localdate() - dt.timedelta(days=self.practice.accepting_days)
        stale = self.profiles().filter(accepting_as_of__lt=oldest).exclude(pk=self.asked and self.asked.pk)
        return [
            {"page": page, "date": page.accepting_as_of, "overdue": False, "label": page.get_accepting_display()}
            for page in stale.order_by("accepting_as_of", "title")
        ]
