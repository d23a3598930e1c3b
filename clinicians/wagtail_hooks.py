from functools import reduce
from operator import or_

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_user_display_name
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page

from practice.caching import version
from practice.models import User
from practice.roles.groups import MANAGERS, publishes, writes

from .forms import HOLDS_LICENSE
from .models import ClinicianPage


class ProfileMenuItem(MenuItem):
    def is_shown(self, request):
        return writes(request.user) and ClinicianPage.objects.of_person(request.user).exists()


@hooks.register("register_admin_menu_item")
def add_my_profile():
    return ProfileMenuItem(_("My profile"), reverse("my_profile"), name="my-profile", icon_name="user", order=120)


@hooks.register("register_admin_urls")
def register_my_profile():
    return [path("my-profile/", edit_my_profile, name="my_profile")]


def edit_my_profile(request):
    """Lead to the profile in the language of the account, if it is written in it, or say who begins one."""
    profile = ClinicianPage.objects.written_by(request.user, get_language()).first()
    if profile is None:
        managers = User.objects.filter(is_active=True, groups__name=MANAGERS).order_by("first_name", "last_name", "pk")
        names = gettext(" or ").join(get_user_display_name(manager) for manager in managers)
        context = {"names": names, "is_manager": publishes(request.user)}
        return render(request, "clinicians/no_profile.html", context)
    return redirect("wagtailadmin_pages:edit", profile.pk)


@hooks.register("after_copy_page")
def copy_without_account(request, page, copied):
    """Let the copy of a profile be no one's until someone is chosen in it; Wagtail gives it to whoever copied."""
    if isinstance(copied.specific, ClinicianPage):
        Page.objects.filter(translation_key=copied.translation_key).update(owner=None)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "clinicians.answer_accepting", _("New clients"), _("Answered whether new clients are accepted")
    )


@hooks.register("get_avatar_url")
def show_portrait(user, size):
    """Show the portrait of the profile beside the name of an account, where Wagtail would ask for one of its own."""
    if user is None:  # In the history, what the schedule or a deleted account did.
        return None
    pk = getattr(user, "pk", user)  # The report of aging pages gives the key alone.
    return version.remember(f"avatar-{pk}", lambda: portrait_url(pk)) or None


def portrait_url(pk: int) -> str:
    user = get_user_model().objects.filter(pk=pk).first()
    if user is None:
        return ""
    profile = ClinicianPage.objects.of_person(user).select_related("portrait").first()
    if not profile or not profile.portrait:
        return ""
    rendition = get_rendition_or_not_found(profile.portrait, "fill-200x200|format-jpeg")
    return rendition.url


@hooks.register("before_unpublish_page")
def keep_license_holder_online(request, page):
    return refuse_without_successor(request, [page], below="include_descendants" in request.POST)


@hooks.register("before_delete_page")
def keep_license_holder(request, page):
    return refuse_without_successor(request, [page], below=True)


@hooks.register("before_bulk_action")
def keep_license_holder_among_many(request, action_type, objects, action):
    pages = [page for page in objects if isinstance(page, Page)]
    if pages and action_type in ("unpublish", "delete"):
        below = action_type == "delete" or action.cleaned_form.cleaned_data["include_descendants"]
        return refuse_without_successor(request, pages, below=below)
    return None


def refuse_without_successor(request, pages: list[Page], *, below: bool):
    """Lead back, with a sentence and a way to the settings, where the license beside the number would go (vis-7)."""
    wanted = reduce(or_, (Q(path__startswith=page.path) if below else Q(path=page.path) for page in pages))
    holder = ClinicianPage.objects.holding_license().filter(wanted).first()
    if holder is None:
        return None
    settings = reverse("wagtailsettings:edit", args=["practice", "practicesettings"])
    button = messages.button(settings, _("Choose another license"))
    messages.error(request, HOLDS_LICENSE % {"name": holder.title}, buttons=[button])
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
