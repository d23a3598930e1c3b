"""Views of sign-in, passkeys and the own account, as far as they differ from those of allauth and Wagtail."""

from __future__ import annotations

from allauth.account import views as account_views
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from wagtail.admin import messages
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.permissions import policy_registry

from practice.limits.connections import connection
from practice.limits.limit import Limit

from .reauthentication import recent_required, require_recent
from .reset import reset_second_factor
from .second_factor import has_factor

PASSKEY_TRIES = Limit("passkey sign-in from a connection", allowed=60, seconds=900, passes_uncounted=True)


class LastFactorError(Exception):
    """Without it, the person could not sign in any longer."""


class LoginView(account_views.LoginView):
    """Sends people who are signed in and have no access to the admin home."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            return redirect("/")
        return super().dispatch(request, *args, **kwargs)


class PasskeyLoginView(LoginWebAuthnView):
    """Counts tries by connection only: nobody can keep somebody else's passkey out."""

    def dispatch(self, request, *args, **kwargs):
        if PASSKEY_TRIES.is_exceeded(connection(request)):
            return redirect("account_login")
        return super().dispatch(request, *args, **kwargs)


class AddPasskeyView(AddWebAuthnView):
    """Asks for a key that is kept on the device and wants finger, face or PIN."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "js_data": {"creation_options": begin_registration(self.request.user, True)}
        }


class RemovePasskeyView(RemoveWebAuthnView):
    """Refuses the last factor of whoever must have one."""

    def get_object(self, queryset=None):
        authenticator = super().get_object(queryset)
        if not get_adapter().can_delete_authenticator(authenticator):
            raise LastFactorError
        return authenticator

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except LastFactorError:
            messages.error(request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")


class AccountView(WagtailAccountView):
    """Wants recent proof before email or password are changed, and takes no picture.

    Wagtail would store it as it came, with the place where it was taken, in a folder that is closed to everyone.
    """

    def get_panels(self):
        return [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]

    def post(self, request):
        email = request.POST.get("name_email-email", request.user.email)
        typed = any(request.POST.get(f"password-{name}") for name in ("new_password1", "new_password2"))
        if typed or email != request.user.email:
            return require_recent(request) or super().post(request)
        return super().post(request)


@recent_required
def reset_factor(request, pk):
    """A manager takes a lost second factor from somebody else's account, after a question."""
    person = get_object_or_404(get_user_model(), pk=pk)
    policy = policy_registry.get_by_type(get_user_model())
    if person == request.user or not policy.user_has_permission_for_instance(request.user, "change", person):
        raise PermissionDenied
    if request.method == "POST":
        reset_second_factor(person, by=request.user)
        messages.success(request, gettext("The second way to sign in was reset. The person was told by email."))
        return redirect("wagtailusers_users:edit", person.pk)
    return render(request, "accounts/reset_second_factor.html", {"person": person, "has_factor": has_factor(person)})
