"""What every screen of the front desk shares."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.defaults import permission_denied

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from booking.encryption.fields import UnreadableError
from booking.models import CallbackRequest
from booking.models.querysets import DeskCounts
from practice.models import PracticeSettings

NAMESPACE = "callback_requests"


def desk_url(name: str, *args) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


def desk_counts(request) -> DeskCounts:
    """Count once per web request: the queue and the menu both show it."""
    if not hasattr(request, "_desk_counts"):
        practice = PracticeSettings.for_request(request)
        request._desk_counts = CallbackRequest.objects.desk_counts(practice, request.user)
    return request._desk_counts


class DeskView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen in practice time that says so in a sentence when the key of the requests is lost."""

    model = CallbackRequest
    permission_required = "view"
    header_icon = "mobile-alt"

    def dispatch(self, request, *args, **kwargs):
        with timezone.override(timezone.get_default_timezone()):
            try:
                response = super().dispatch(request, *args, **kwargs)
                return response.render() if hasattr(response, "render") else response
            except UnreadableError:
                return self.unreadable()
            except PermissionDenied as refused:
                return permission_denied(request, refused)  # Wagtail would lead to its first page.

    def unreadable(self):
        context = {
            "header_title": _("Call-backs"),
            "breadcrumbs_items": [*self.breadcrumbs_items, {"url": "", "label": _("Call-backs")}],
            "header_icon": self.header_icon,
        }
        return TemplateResponse(self.request, "booking/desk/unreadable.html", context, status=503).render()

    @property
    def practice(self) -> PracticeSettings:
        return PracticeSettings.for_request(self.request)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": desk_url("index"), "label": _("Call-backs")},
            {"url": "", "label": self.get_page_title()},
        ]

    def show(self, status=200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)
