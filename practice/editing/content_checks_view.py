"""The findings of a page's draft: a part of the editor's panel of checks, and without JavaScript a page of its own."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from practice.http.passive import mark_passive
from practice.models import PracticeSettings

from .content_checks.knowledge import complete
from .content_checks.reading import read
from .content_checks.registry import findings_in


class ContentChecksView(WagtailAdminTemplateMixin, TemplateView):
    """Reads the latest draft as autosave stored it: nothing is sent, and nothing is kept."""

    page_title = _("What the checks found")
    header_icon = "glasses"
    template_name = "practice/admin/content_checks.html"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if "part" in request.GET:
            mark_passive(request)
        return super().dispatch(request, page_id)

    def get_template_names(self):
        return ["practice/admin/content_checks_part.html"] if "part" in self.request.GET else [self.template_name]

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        content = read(self.page.get_latest_revision_as_object())
        found = findings_in(complete(content, PracticeSettings.for_request(self.request)))
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return super().get_context_data(findings=found, edit_url=edit_url, **kwargs)


content_checks = require_safe(never_cache(ContentChecksView.as_view()))
