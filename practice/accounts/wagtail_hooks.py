from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from practice.models import User

from .reauthentication import require_recent

LOG_ACTIONS = {
    "accounts.sign_in": (_("Sign in"), _("Signed in")),
    "accounts.sign_in_failed": (_("Sign-in refused"), _("Someone failed to sign in to this account")),
    "accounts.invite": (_("Invitation"), _("Invited")),
    "accounts.send_invitation_again": (_("Invitation sent again"), _("Invitation sent again")),
    "accounts.withdraw_invitation": (_("Invitation withdrawn"), _("Invitation withdrawn")),
    "accounts.accept_invitation": (_("Invitation accepted"), _("Invitation accepted")),
    "accounts.leave": (_("Left the practice"), _("Account closed: left the practice")),
    "accounts.come_back": (_("Came back"), _("Account opened again: came back")),
    "accounts.second_factor_reset": (_("Second factor reset"), _("Removed every second way to sign in")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def guard_superuser(request, user):
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    return require_recent(request)


@hooks.register("before_bulk_action")
def guard_superusers(request, action_type, objects, action):
    if not request.user.is_superuser and any(isinstance(thing, User) and thing.is_superuser for thing in objects):
        raise PermissionDenied
    if not any(isinstance(thing, User) for thing in objects):
        return None
    if action_type == "delete":
        messages.warning(request, gettext("Accounts are not deleted: choose “Leaves the practice” beside each."))
        return redirect("people:index")
    return require_recent(request)


class PeopleMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("practice.change_user")


@hooks.register("register_settings_menu_item")
def add_people_to_settings():
    return PeopleMenuItem(_("People"), reverse("people:index"), name="people", icon_name="group", order=110)


@hooks.register("insert_global_admin_css")
def add_lock_sheet():
    return format_html('<link rel="stylesheet" href="{}">', static("css/lock-sheet.css"))


@hooks.register("register_account_menu_item")
def add_ways_to_sign_in(request):
    return {
        "url": reverse("mfa_index"),
        "label": gettext("Ways to sign in"),
        "help_text": gettext("Passkeys, authenticator app and recovery codes."),
    }


@hooks.register("register_account_menu_item")
def add_my_sessions(request):
    return {
        "url": reverse("my_sessions"),
        "label": gettext("My sessions and devices"),
        "help_text": gettext("Where your account is signed in; end what you do not know."),
    }
