"""Acts of the first screen: answering whether new clients are accepted, and beginning a colleague's profile."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.models import Locale

from clinicians.models import ClinicianIndexPage, ClinicianPage
from practice.models import User
from practice.roles.groups import publishes


def answer_accepting(request):
    """Put one of the three answers on the own profile and online, and nothing else."""
    profile = ClinicianPage.objects.of_person(request.user).first()
    answer = request.POST.get("accepting", "")
    if request.method != "POST" or profile is None:
        pass
    elif answer not in ClinicianPage.Accepting.values:
        messages.error(request, _("Choose one of the three answers."))
    else:
        profile.answer_accepting(answer, by=request.user)
        messages.success(
            request,
            _("Thank you. Your page says from now on: %(answer)s.") % {"answer": profile.get_accepting_display()},
        )
    return redirect("wagtailadmin_home")


def begin_profile(request, user_id):
    """Begin a draft for a therapist who has none, and lead to it."""
    if not publishes(request.user):
        raise PermissionDenied
    person = User.objects.filter(pk=user_id, is_active=True).first()
    if request.method != "POST" or person is None:
        return redirect("wagtailadmin_home")
    profile = ClinicianPage.objects.of_person(person).first()
    index = ClinicianIndexPage.objects.filter(locale=Locale.get_default()).first()
    if profile is None and index is None:
        messages.error(request, _("There is no list of clinicians that a profile could be part of."))
        return redirect("wagtailadmin_home")
    if profile is None:
        profile = index.begin_profile(person.get_full_name() or person.get_username(), person)
    return redirect("wagtailadmin_pages:edit", profile.pk)
