"""A panel of the first screen whose forms have the CSRF token: Wagtail renders a component without the request."""

from __future__ import annotations

from django.template.loader import get_template

from wagtail.admin.ui.components import Component


class Panel(Component):
    def render_html(self, parent_context=None):
        context = self.get_context_data(parent_context) | {"csrf_token": parent_context.get("csrf_token")}
        return get_template(self.template_name).render(context)
