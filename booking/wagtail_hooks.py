from wagtail import hooks

from practice.roles.groups import works_at_desk

from .audit import LOG_ACTIONS
from .desk.dashboard_panel import DeskPanel
from .desk.viewset import CallbackRequestViewSet, ReferralViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CallbackRequestViewSet(), ReferralViewSet()]


@hooks.register("construct_homepage_panels")
def show_the_queue(request, panels):
    if works_at_desk(request.user):
        panels.insert(0, DeskPanel(request))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
