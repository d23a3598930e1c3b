from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.permissions import policy_registry

from .desk.panel import DeskPanel
from .models import CallbackRequest
from .viewsets import CallbackRequestViewSet, ReferralViewSet

LOG_ACTIONS = {
    "booking.view": (_("Open"), _("Opened")),
    "booking.create": (_("Add"), _("Added by hand")),
    "booking.attempt": (_("Call"), _("Call logged")),
    "booking.correct": (_("Correction"), _("Request corrected")),
    "booking.note": (_("Note"), _("Note taken")),
    "booking.produce": (_("What is held"), _("Read out what is held")),
    "booking.rotate": (_("Change of keys"), _("Requests encrypted with a new key")),
    "booking.move": (_("Change of status"), _("Status changed")),
    "booking.fold": (_("Fold"), _("Another request folded in")),
    "booking.block": (_("Do not call"), _("Number put on the do-not-call list")),
    "booking.unblock": (_("May be called"), _("Number taken off the do-not-call list")),
    "booking.hold": (_("Legal hold"), _("Legal hold changed")),
    "booking.erase": (_("Erase"), _("Personal details erased")),
    "booking.search": (_("Search"), _("Call-backs searched")),
    "booking.export": (_("Export"), _("Call-backs exported")),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CallbackRequestViewSet(), ReferralViewSet()]


@hooks.register("construct_homepage_panels")
def show_the_queue(request, panels):
    if policy_registry.get_by_type(CallbackRequest).user_has_permission(request.user, "view"):
        panels.insert(0, DeskPanel(request))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
