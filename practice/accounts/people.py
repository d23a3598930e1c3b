"""The managers' screen “People”: who works here and in which role, who has left, and who is invited."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinicians.models import ClinicianPage
from practice.jobs.models import JobRun
from practice.limits.limit import Limit
from practice.mail import outbox
from practice.mail.outbox import language_of
from practice.models import PracticeSettings
from practice.roles.first_steps import Step, first_step

from .forms import InvitationForm
from .invitations import AlreadyInvited, NotOpen, invite, mark_waiting, send_again, withdraw
from .models import GROUPS, Invitation, Role
from .reauthentication import recent_required
from .second_factor import FACTORS

SENT = Limit("invitations of a manager", allowed=30, seconds=3600)


@dataclass(frozen=True)
class Person:
    """What a manager asks about somebody; names, never what they sign in with."""

    account: object
    roles: list[str]
    profile: ClinicianPage | None
    is_self: bool

    @property
    def name(self) -> str:
        return name_of(self.account)


def name_of(account) -> str:
    return account.get_full_name() or account.get_username()


def everybody(reader) -> list[Person]:
    """Return all accounts with role, profile and second factor, in the same few queries however many there are."""
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    accounts = get_user_model().objects.prefetch_related("groups").annotate(has_factor=Exists(factor))
    if not reader.is_superuser:
        accounts = accounts.filter(is_superuser=False)
    profiles: dict[int, ClinicianPage] = {}
    for profile in ClinicianPage.objects.in_person().defer_streamfields():
        profiles.setdefault(profile.owner_id, profile)
    ordered = accounts.order_by("first_name", "last_name", "username")
    return [Person(each, roles_of(each), profiles.get(each.pk), each == reader) for each in ordered]


def roles_of(account) -> list[str]:
    """Return what the person is here, in words; a group of the site's own is called by its name."""
    if account.is_superuser:
        return [gettext("Runs the website")]
    words = {group: Role(role).label for role, group in GROUPS.items()}
    return sorted(str(words.get(group.name, group.name)) for group in account.groups.all())


class PeopleScreen(WagtailAdminTemplateMixin, View):
    """What all screens of People share: they are the managers' alone."""

    header_icon = "group"
    page_title = _("People")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("practice.change_user"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        people = {"url": reverse("people:index"), "label": gettext("People")}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here] if type(self) is PeopleView else [*self.breadcrumbs_items, people, here]

    def show(self, status=200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)


class PeopleView(PeopleScreen):
    template_name = "accounts/people.html"

    def get(self, request):
        people = everybody(request.user)
        invitations = mark_waiting(Invitation.objects.pending().order_by("sent_at"))
        return self.show(
            people=[person for person in people if person.account.is_active],
            former=[person for person in people if not person.account.is_active],
            invitations=invitations,
            **mail_trouble(invitations),
        )


def mail_trouble(invitations: list[Invitation]) -> dict:
    """Tell why invitations wait: no job sends mail, since when, or the mail server does not take it."""
    if not any(invitation.is_waiting for invitation in invitations):
        return {}
    runs = JobRun.objects
    is_stopped = runs.is_stopped(outbox.JOB)
    return {
        "stopped": is_stopped,
        "stopped_since": runs.filter(name=outbox.JOB).values_list("ran_at", flat=True).first(),
        "mail_fails": not is_stopped and outbox.mail_is_failing(),
    }


@method_decorator(recent_required, name="dispatch")
class InviteView(PeopleScreen):
    page_title = _("Invite someone")
    template_name = "accounts/invite.html"

    def get(self, request):
        return self.show(form=InvitationForm(initial={"language": language_of(request.user)}))

    def post(self, request):
        form = InvitationForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        if SENT.is_exceeded(str(request.user.pk)):
            form.add_error(None, gettext("You have sent many invitations. Please wait an hour."))
            return self.show(form=form, status=429)
        try:
            invite(form.save(commit=False), request.user)
        except AlreadyInvited:  # The other tab was quicker.
            form.add_error("email", form.already_invited())
            return self.show(form=form, status=422)
        messages.success(
            request, gettext("The invitation goes to %(address)s.") % {"address": form.cleaned_data["email"]}
        )
        return redirect("people:index")


class InvitationAct(PeopleScreen):
    """A button beside an invitation."""

    http_method_names = ["post"]

    def post(self, request, invitation_id):
        invitation = get_object_or_404(Invitation, pk=invitation_id)
        try:
            self.act(invitation)
        except NotOpen:
            messages.warning(
                request,
                gettext("%(name)s has answered already, or someone withdrew the invitation.")
                % {"name": invitation.name},
            )
        return redirect("people:index")


class SendAgainView(InvitationAct):
    def act(self, invitation):
        if SENT.is_exceeded(str(self.request.user.pk)):
            messages.error(self.request, gettext("You have sent many invitations. Please wait an hour."))
            return
        send_again(invitation, self.request.user)
        words = gettext("A new link goes to %(address)s; the one before does not open any more.")
        messages.success(self.request, words % {"address": invitation.email})


class WithdrawView(InvitationAct):
    def act(self, invitation):
        withdraw(invitation, self.request.user)
        messages.success(self.request, pgettext("invitation", "Withdrawn."))


class WorksAloneView(PeopleScreen):
    """The way out of the step “people” of the first days."""

    http_method_names = ["post"]

    def post(self, request):
        PracticeSettings.objects.update(works_alone=True)
        return redirect("wagtailadmin_home")


@first_step("people")
def people_step(user, practice) -> Step:
    """Ask a new owner to invite the staff, until someone was invited or is here, or she says that she works alone."""
    url = reverse("people:invite")
    colleagues = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    if practice.works_alone or colleagues.exists() or Invitation.objects.open().exists():
        return Step("people", gettext("The people who work here"), url)
    task = gettext("Invite the people who work here: each gets an email, and a profile begun.")
    alone = (gettext("I work alone"), reverse("people:works_alone"))
    return Step("people", gettext("The people who work here"), url, task, way_out=alone)
