"""Screens of People on which somebody leaves the practice, or comes back: what will happen, then one button."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.permissions import policy_registry

from clinicians.forms import HOLDS_LICENSE

from .leaving import Consequences, HoldsLicense, come_back, leave
from .people import PeopleScreen, name_of
from .reauthentication import recent_required


@method_decorator(recent_required, name="dispatch")
class StaffingView(PeopleScreen):
    """Asks first; a superuser's account is out of a manager's reach, and the own one out of everybody's."""

    def dispatch(self, request, person_id):
        self.person = get_object_or_404(get_user_model(), pk=person_id)
        policy = policy_registry.get_by_type(get_user_model())
        if not policy.user_has_permission_for_instance(request.user, "change", self.person):
            raise PermissionDenied
        if self.person == request.user:
            messages.error(request, gettext("No one closes their own account: ask another manager."))
            return redirect("people:index")
        return super().dispatch(request)

    def get(self, request):
        return self.ask()

    def ask(self, status=200):
        return self.show(
            status=status, person=self.person, name=name_of(self.person), follows=Consequences(self.person)
        )


class LeaveView(StaffingView):
    page_title = _("Leaving")
    template_name = "accounts/leave.html"

    def post(self, request):
        try:
            leave(self.person, request.user)
        except HoldsLicense as error:
            messages.error(request, HOLDS_LICENSE % {"name": error.name})
            return self.ask(status=409)
        words = gettext("The account of %(name)s is closed.")
        messages.success(request, words % {"name": name_of(self.person)})
        return redirect("people:index")


class ComeBackView(StaffingView):
    page_title = _("Coming back")
    template_name = "accounts/come_back.html"

    def post(self, request):
        faults = come_back(self.person, request.user, show_profile="show_profile" in request.POST)
        words = gettext("%(name)s can sign in again, with the same password or passkey.")
        messages.success(request, words % {"name": name_of(self.person)})
        if faults:
            messages.warning(request, gettext("The profile stays a draft. %(fault)s") % {"fault": " ".join(faults)})
        return redirect("people:index")
