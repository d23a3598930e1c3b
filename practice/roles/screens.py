"""Screens of the admin that are the managers' alone, and their items in the menu."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .groups import publishes


class ManagersScreen(WagtailAdminTemplateMixin):
    """Comes before a view of Django; answers 403 to everyone else."""

    def dispatch(self, request, *args, **kwargs):
        if not publishes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ManagersMenuItem(MenuItem):
    def is_shown(self, request):
        return publishes(request.user)
