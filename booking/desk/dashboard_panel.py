"""Dashboard panel of the front desk: what waits, and what stands in the way of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.components import Component

from booking.models.choices import Tab

from .base import desk_counts, desk_url
from .erasures import by_hand
from .queue import warnings_for

ERASED_DAYS = 7
SHOWN = [Tab.OVERDUE, Tab.TODAY, Tab.NEW, Tab.MINE]


class DeskPanel(Component):
    name = "call-backs"
    order = 10
    template_name = "booking/desk/panel.html"

    def __init__(self, request):
        self.request = request

    @property
    def is_manager(self) -> bool:
        return self.request.user.has_perm("booking.delete_callbackrequest")

    def get_context_data(self, parent_context):
        counts = desk_counts(self.request)
        tabs = [{"name": tab, "label": tab.label, "count": counts.tabs[tab]} for tab in SHOWN]
        return {
            "heading": _("Call-backs"),
            "tabs": tabs,
            "queue": desk_url("index"),
            "warnings": warnings_for(self.request),
            "erased": by_hand(ERASED_DAYS).count() if self.is_manager else 0,
            "erased_days": ERASED_DAYS,
        }
