"""Hooks of the admin: permission policies, the menu by role, and the practice's colors."""

from django.templatetags.static import static
from django.utils.html import format_html_join

from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from .models import PracticeSettings, User
from .roles.groups import publishes, writes
from .roles.policies import OneSitePolicy, OwnPagesPolicy, UserPolicy, choosable

register_permission_policy(Page, OwnPagesPolicy(Page))
register_permission_policy(User, UserPolicy(User))
register_permission_policy(PracticeSettings, OneSitePolicy(PracticeSettings))

# Menu items that lead to nothing a therapist or the front desk needs.
MANAGERS_MENU = {"explorer", "reports", "snippets", "documents", "settings"}


@hooks.register("construct_main_menu")
def keep_menu_short(request, menu_items):
    """Leave out what leads nowhere, for everyone Wagtail's help, which leads to other sites."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
    if not publishes(request.user):
        hidden = MANAGERS_MENU if writes(request.user) else MANAGERS_MENU | {"articles"}
        menu_items[:] = [item for item in menu_items if item.name not in hidden]


@hooks.register("construct_homepage_summary_items")
def keep_summary_from_others(request, items):
    if not publishes(request.user):
        items.clear()


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages, request):
    return choosable(pages, request.user)


@hooks.register("insert_global_admin_css")
def add_practice_colors():
    sheets = [(static(f"css/{name}.css"),) for name in ("admin-brand", "page-lists")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)
