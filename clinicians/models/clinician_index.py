from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from clinicians.directory import Directory
from practice.models import PracticeSettings
from practice.models.page_mixins import PublicPageMixin
from practice.roles.policies import ListPermissionTester

from .clinician import ClinicianPage


class ClinicianIndexPage(PublicPageMixin, Page):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["clinicians.ClinicianPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, "introduction"]

    class Meta:
        verbose_name = _("list of clinicians")
        verbose_name_plural = _("lists of clinicians")

    def permissions_for_user(self, user):
        return ListPermissionTester(user, self)

    def get_context(self, request, *args, **kwargs):
        profiles = ClinicianPage.objects.listed(self.locale)
        directory = Directory(profiles, PracticeSettings.for_request(request), request.GET)
        return super().get_context(request, *args, **kwargs) | {"directory": directory, "people": directory.people}
