from wagtail import hooks
from wagtail.permissions import policy_registry

from .audit import LOG_ACTIONS
from .desk.panel import DeskPanel
from .desk.viewset import CallbackRequestViewSet, ReferralViewSet
from .models import CallbackRequest


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
