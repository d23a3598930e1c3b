from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from practice.roles.groups import writes

from .models import ClinicianPage


class ProfileMenuItem(MenuItem):
    def is_shown(self, request):
        return writes(request.user) and ClinicianPage.objects.belonging_to(request.user).exists()


@hooks.register("register_admin_menu_item")
def add_my_profile():
    return ProfileMenuItem(_("My profile"), reverse("my_profile"), name="my-profile", icon_name="user", order=120)


@hooks.register("register_admin_urls")
def register_my_profile():
    return [path("my-profile/", edit_my_profile, name="my_profile")]


def edit_my_profile(request):
    """Lead to the profile that holds the shared facts."""
    profile = ClinicianPage.objects.belonging_to(request.user).first()
    if profile is None:
        raise Http404
    return redirect("wagtailadmin_pages:edit", profile.pk)
