"""Signing out: the session is deleted, and the browser drops what it keeps of this site (Clear-Site-Data)."""

from __future__ import annotations

from allauth.account.views import LogoutView

from practice.http.passive import mark_passive


class SignOutView(LogoutView):
    """Signs out a locked session, too; cookies stay, because the header would take those of subdomains as well."""

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        request.session.flush()
        mark_passive(request)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def get(self, request, *args, **kwargs):
        if request.locked_user:
            return self.render_to_response(self.get_context_data())
        return super().get(request, *args, **kwargs)
