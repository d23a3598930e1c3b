"""Unlocking an idle session: by passkey or code, or by the password of an account that has no second factor."""

from __future__ import annotations

import time

from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication

from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from practice.http.passive import mark_passive

from .adapters import WRONG_CODE, WRONG_PASSWORD
from .factor_forms import PasskeyAgainForm, RepeatedCodeForm
from .idle_lock import LAST_ACTION, is_script, record_action, seconds_left
from .second_factor import has_factor

FORMS = {"credential": PasskeyAgainForm, "code": RepeatedCodeForm, "password": PasswordForm}


def ways(user) -> set[str]:
    """Return the names of the fields by which `user` may unlock; a password alone does not, beside a factor."""
    if not has_factor(user):
        return {"password"}
    types = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    return {"credential" if each == Authenticator.Type.WEBAUTHN else "code" for each in types}


def state(request) -> dict:
    """Tell the script of an open page how long its session stays open, whose it is, and the token of its forms."""
    if not request.user.is_authenticated:
        return {"state": "signed_out"}
    return {
        "state": "open",
        "account": request.user.pk,
        "seconds": seconds_left(request.session),
        "csrf": get_token(request),
    }


def session_state(request):
    """Answer a page that asks whether it is locked (GET), or reports that somebody types or clicks on it (POST)."""
    if request.method == "POST" and request.user.is_authenticated:
        record_action(request.session)
    else:
        mark_passive(request)
    return JsonResponse(state(request))


@method_decorator(sensitive_post_parameters(), name="dispatch")
class UnlockView(View):
    """The lock page; the sheet over a screen sends the same forms by script."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated or not request.locked_user:
            mark_passive(request)
            if is_script(request):
                return JsonResponse(state(request))
            return HttpResponseRedirect(get_next_redirect_url(request) or settings.LOGIN_URL)
        self.user = request.locked_user
        self.ways = ways(self.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        options = begin_authentication(self.user) if "credential" in self.ways else None
        if is_script(request):
            return JsonResponse(
                {
                    "state": "locked",
                    "account": self.user.pk,
                    "ways": sorted(self.ways),
                    "csrf": get_token(request),
                    "request_options": options,
                }
            )
        return self.show(request, options)

    def post(self, request):
        field = next((name for name in FORMS if name in request.POST and name in self.ways), None)
        if is_script(request) and request.POST.get("account") != str(self.user.pk):
            return JsonResponse({"state": "other"}, status=409)
        form = FORMS[field](user=self.user, data=request.POST) if field else None
        if form is None or not form.is_valid():
            return self.refuse(request, field)
        request.user = self.user
        if field == "password":
            reauthenticate_by_password(request)
        else:
            form.save()
        request.session[LAST_ACTION] = int(time.time())
        if is_script(request):
            return JsonResponse(state(request))
        return HttpResponseRedirect(get_next_redirect_url(request) or settings.LOGIN_URL)

    def refuse(self, request, field):
        fault = {
            "credential": gettext("The passkey did not work. Please try again, or use another way."),
            "code": WRONG_CODE,
            "password": WRONG_PASSWORD,
        }.get(field, gettext("This account is unlocked in another way."))
        if is_script(request):
            return JsonResponse({"state": "locked", "fault": str(fault)}, status=422)
        options = begin_authentication(self.user) if "credential" in self.ways else None
        return self.show(request, options, fault)

    def show(self, request, options, fault=""):
        context = {
            "ways": self.ways,
            "person": self.user,
            "fault": fault,
            "next": get_next_redirect_url(request) or "",
            "js_data": {"request_options": options} if options else None,
        }
        return render(request, "account/unlock.html", context, status=422 if fault else 200)
