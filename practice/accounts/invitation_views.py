"""The page that the link of an invitation opens: a password is chosen, and the person is signed in.

The link itself is the secret, so the form needs no token, nor a cookie before there is an account.
"""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login

from django.contrib.auth.forms import SetPasswordForm
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wagtail.admin import messages

from practice.limits.connections import connection
from practice.limits.limit import Limit

from .invitations import NotOpen, accept, holder_of, new_account
from .models import Invitation
from .second_factor import is_required

TRIES = Limit("invitations", allowed=60, seconds=900)

TOO_MANY = _("Too many tries. Please wait 15 minutes, then open the link again.")
UNKNOWN = _("This link does not work. Copy all of it from the email, or ask whoever invited you for a new one.")
USED = _("This invitation was used already. Sign in with your email address and your password.")
WITHDRAWN = _("This invitation was withdrawn. Ask whoever invited you for a new one.")
REPLACED = _("A newer invitation was sent to you. Open the link in the latest email.")
EXPIRED = _("This invitation is more than 7 days old. Ask whoever invited you to send it again.")
TAKEN = _("This email address already signs in here. Sign in, or ask for a new password.")
SOMEONE_ELSE = _("Someone else is signed in with this browser. Sign out first, then open the link again.")


class FirstPasswordForm(SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Your password")
        self.fields["new_password2"].label = _("Your password once more")


def fault_of(invitation: Invitation | None, token: str) -> str:
    """Return why the link does not open, in a sentence; one that was made up has the same as any other."""
    if invitation is None:
        return UNKNOWN
    if invitation.accepted_at:
        return USED
    if invitation.withdrawn_at:
        return WITHDRAWN
    if token != invitation.token:
        return REPLACED
    if invitation.has_expired:
        return EXPIRED
    return TAKEN if holder_of(invitation.email) else ""


@method_decorator([csrf_exempt, sensitive_post_parameters(), sensitive_variables()], name="dispatch")
class InvitationView(View):
    def dispatch(self, request, token):
        if TRIES.is_exceeded(connection(request)):
            response = self.refuse(TOO_MANY, status=429)
        else:
            self.token, self.invitation = token, Invitation.objects.named_by(token).first()
            language = self.invitation.language if self.invitation else translation.get_language()
            with translation.override(language):
                response = self.answer(request, token)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def answer(self, request, token):
        if request.user.is_authenticated:
            is_own = self.invitation and self.invitation.account_id == request.user.pk
            return redirect("wagtailadmin_home") if is_own else self.refuse(SOMEONE_ELSE, status=409)
        if fault := fault_of(self.invitation, token):
            return self.refuse(fault, status=404 if self.invitation is None else 410)
        return super().dispatch(request, token)

    def get(self, request, token):
        return self.show(FirstPasswordForm(new_account(self.invitation)))

    def post(self, request, token):
        if request.headers.get("Sec-Fetch-Site") == "cross-site":  # The page of somebody who was invited, too.
            return self.refuse(UNKNOWN, status=404)
        form = FirstPasswordForm(new_account(self.invitation), request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            user = accept(self.invitation, token, form.cleaned_data["new_password1"])
        except NotOpen:  # The other tab was quicker, or a manager withdrew it.
            return self.refuse(fault_of(self.invitation, token), status=410)
        response = perform_password_login(request, {"username": user.username}, Login(user=user))
        if not is_required(user):
            self.welcome(user)
        return response

    def welcome(self, user) -> None:
        """Say what comes next; who needs a second factor is led there instead."""
        buttons = [messages.button(reverse("mfa_index"), gettext("Add a passkey"))]
        if self.invitation.writes:
            buttons.insert(0, messages.button(reverse("my_profile"), gettext("My profile")))
            words = gettext("Welcome, %(name)s. Your profile is begun: only you and the managers see it for now.")
        else:
            words = gettext("Welcome, %(name)s.")
        messages.success(self.request, words % {"name": user.first_name}, buttons=buttons)

    def show(self, form, status=200):
        context = {"form": form, "invitation": self.invitation}
        return render(self.request, "accounts/accept_invitation.html", context, status=status)

    def refuse(self, fault: str, status: int):
        return render(self.request, "accounts/closed_invitation.html", {"fault": fault}, status=status)
