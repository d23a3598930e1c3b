"""What the admin shows to whom, and the rules that every page keeps."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from .admin_views import TranslatePageView
from .models import PracticeSettings, User
from .panels import AcceptingPanel, LicencesPanel, NoticesPanel, WritingPanel
from .permissions import OneSitePolicy, OwnPagesPolicy, UserPolicy, choosable, publishes, writes
from .translation import begin_translation

register_permission_policy(Page, OwnPagesPolicy(Page))
register_permission_policy(User, UserPolicy(User))
register_permission_policy(PracticeSettings, OneSitePolicy(PracticeSettings))

# Menu items that lead to nothing a therapist or the front desk needs.
MANAGERS_MENU = {"explorer", "reports", "help", "snippets", "documents", "forms", "settings"}


@hooks.register("construct_main_menu")
def keep_menu_short(request, menu_items):
    if not publishes(request.user):
        hidden = MANAGERS_MENU if writes(request.user) else MANAGERS_MENU | {"articles"}
        menu_items[:] = [item for item in menu_items if item.name not in hidden]


@hooks.register("construct_homepage_summary_items")
def keep_summary_from_others(request, items):
    if not publishes(request.user):
        items.clear()


@hooks.register("construct_homepage_panels")
def show_what_to_do(request, panels):
    if publishes(request.user):
        panels += [NoticesPanel(request), LicencesPanel(request), AcceptingPanel(request)]
    elif writes(request.user):
        panels.append(WritingPanel())


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages, request):
    return choosable(pages, request.user)


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def guard_superuser(request, user):
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def guard_superusers(request, action_type, objects, action):
    if not request.user.is_superuser and any(isinstance(thing, User) and thing.is_superuser for thing in objects):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def refuse_to_publish_unfinished(request, action_type, objects, action):
    """Name the pages that are not ready, where Wagtail would publish the drafts unchecked and stumble."""
    if action_type != "publish":
        return None
    unfinished = [page for page in objects if isinstance(page, Page) and not is_ready(page)]
    if not unfinished:
        return None
    titles = ", ".join(page.get_admin_display_title() for page in unfinished)
    messages.error(
        request, _("Not published, because something is missing: %(titles)s. Open it to see what.") % {"titles": titles}
    )
    return redirect(action.next_url)


def is_ready(page: Page) -> bool:
    draft = page.get_latest_revision_as_object()
    draft.live = True
    try:
        draft.full_clean()
    except ValidationError:
        return False
    return True


@hooks.register("before_convert_alias_page")
def begin_instead_of_converting(request, page):
    """Keep the stand-in online while its translation is written."""
    if request.method == "POST":
        begin_translation(page, request.user)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def replace_translation_view():
    # Comes before simple_translation's own address and takes its place.
    view = require_admin_access(TranslatePageView.as_view())
    return [path("translation/submit/page/<int:page_id>/", view, name="translate_page")]


@hooks.register("insert_global_admin_css")
def wear_practice_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-brand.css"))
