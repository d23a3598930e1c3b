"""The one sign-in: allauth's view, where people without access to the admin are sent home."""

from __future__ import annotations

from allauth.account import views as account_views

from django.shortcuts import redirect


class LoginView(account_views.LoginView):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            return redirect("/")
        return super().dispatch(request, *args, **kwargs)
