from __future__ import annotations

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from clinicians.directory import Directory
from practice.models import PracticeSettings
from practice.models.page_mixins import PublicPageMixin
from practice.models.page_panels import search_and_sharing, title_panel
from practice.roles.policies import ListPermissionTester

from .clinician import ClinicianPage


class ClinicianIndexPage(PublicPageMixin, Page):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["clinicians.ClinicianPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [title_panel(), "introduction", search_and_sharing(in_menu=True)]

    class Meta:
        verbose_name = _("list of clinicians")
        verbose_name_plural = _("lists of clinicians")

    def permissions_for_user(self, user):
        return ListPermissionTester(user, self)

    def begin_profile(self, name: str, owner, **facts) -> ClinicianPage:
        """Begin a draft for somebody who has just come; its owner, or a manager, writes the rest."""
        profile = ClinicianPage(title=name, short_name=name.split()[0][:60], owner=owner, live=False, **facts)
        profile.has_unpublished_changes = True
        if not slugify(name):
            profile.slug = f"person-{owner.pk}"
        self.add_child(instance=profile)
        profile.save_revision(user=owner, log_action="wagtail.create", clean=False)
        return profile

    def get_context(self, request, *args, **kwargs):
        profiles = ClinicianPage.objects.listed(self.locale)
        directory = Directory(profiles, PracticeSettings.for_request(request), request.GET)
        return super().get_context(request, *args, **kwargs) | {"directory": directory, "people": directory.people}
