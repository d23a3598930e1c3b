"""The do-not-call list as managers see it, and lifting a stop, also one whose requests are erased."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from booking.actions.do_not_call import lift_stop
from booking.encryption.blind_index import phone_indexes
from booking.models import CallbackRequest, DoNotCall

from .base import DeskView, desk_url
from .forms import LiftForm, NumberForm

PER_PAGE = 50


def with_requests(stops: list[DoNotCall]) -> list[DoNotCall]:
    """Give each stop the requests that still tell its number, as `requests`."""
    found = CallbackRequest.objects.filter(phone_index__in=[stop.phone_index for stop in stops]).order_by("-pk")
    rows = list(found.only("pk", "reference", "phone_index"))
    for stop in stops:
        stop.requests = [row for row in rows if row.phone_index == stop.phone_index]
    return stops


@method_decorator([sensitive_post_parameters("phone"), sensitive_variables()], name="dispatch")
class StopsView(DeskView):
    """Lists the stops, latest first. A number is found by typing it, for no one can read it from the list."""

    permission_required = "delete"
    page_title = gettext_lazy("Numbers not to call")
    template_name = "booking/desk/stops.html"

    def get(self, request):
        return self.list(NumberForm(practice=self.practice))

    def post(self, request):
        form = NumberForm(request.POST, practice=self.practice)
        if not form.is_valid():
            return self.list(form, status=422)
        stop = DoNotCall.objects.filter(phone_index__in=phone_indexes(form.cleaned_data["phone"])).first()
        if not stop:
            messages.warning(request, _("This number is not on the list."))
            return self.list(form)
        return redirect(desk_url("lift", stop.pk))

    def list(self, form, status=200):
        stops = DoNotCall.objects.numbers().select_related("by")
        page = WagtailPaginator(stops, PER_PAGE).get_page(self.request.GET.get("p"))
        return self.show(status=status, form=form, page_obj=page, stops=with_requests(list(page)))


class LiftView(DeskView):
    """Takes one number off the list; the reason stays in the audit log."""

    permission_required = "delete"
    page_title = gettext_lazy("Call this number again?")
    template_name = "booking/desk/lift.html"

    def get(self, request, pk):
        return self.ask(pk, LiftForm())

    def post(self, request, pk):
        form = LiftForm(request.POST)
        if not form.is_valid():
            return self.ask(pk, form, status=422)
        if stop := DoNotCall.objects.filter(pk=pk).first():
            lift_stop(stop, request.user, form.cleaned_data["lift_reason"])
        messages.success(request, _("The number may be called again."))
        return redirect(desk_url("stops"))

    def ask(self, pk, form, status=200):
        (stop,) = with_requests([get_object_or_404(DoNotCall.objects.select_related("by"), pk=pk)])
        return self.show(status=status, form=form, stop=stop)

    def get_breadcrumbs_items(self):
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": desk_url("stops"), "label": StopsView.page_title}, here]
