"""Screen of the copy for intake: a text to take over into the records system; who opened it is recorded."""

from __future__ import annotations

from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from wagtail.admin import messages

from booking.audit import record
from booking.intake import intake_text

from .base import DeskView, desk_url
from .detail import DetailView


@method_decorator(sensitive_variables(), name="dispatch")
class IntakeView(DetailView):
    permission_required = "change"
    http_method_names = ["get", "head", "options"]
    page_title = gettext_lazy("Copy for intake")
    template_name = "booking/desk/intake.html"
    get_page_title = DeskView.get_page_title

    def get(self, request, pk):
        self.load(pk)
        if self.callback.is_erased:
            messages.error(request, _("Name, number and notes are erased."))
            return redirect(desk_url("open", pk))
        record([self.callback], "booking.intake", request.user)
        return self.show()

    def get_breadcrumbs_items(self):
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": desk_url("open", self.callback.pk), "label": self.callback.reference}, here]

    def get_context_data(self, **kwargs):
        context = {"callback": self.callback, "text": intake_text(self.callback, self.practice)}
        return super(DetailView, self).get_context_data(**context, **kwargs)
