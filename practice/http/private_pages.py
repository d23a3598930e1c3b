"""Passwords of private pages and documents: guessing them is throttled before Wagtail's own views compare them."""

from __future__ import annotations

from functools import wraps

from django import forms
from django.utils.translation import gettext as _

from wagtail import views as page_views
from wagtail.documents.views import serve as document_views
from wagtail.forms import PasswordViewRestrictionForm

from practice.limits.connections import connection
from practice.limits.limit import Limit

PASSWORD_TRIES = Limit("password of a private page", allowed=10, seconds=900)


class RefusedForm(PasswordViewRestrictionForm):
    """The form as it was sent, with a password that nobody looked at."""

    def clean_password(self):
        raise forms.ValidationError(_("Too many tries. Wait 15 minutes, then try again, or call us."))


def throttled(view):
    """Count tries by connection and restriction; below one restriction, all pages have the same password."""

    @wraps(view)
    def guarded(request, restriction_id: int, *args, **kwargs):
        subject = f"{connection(request)} {view.__module__} {restriction_id}"
        if request.method != "POST":
            return view(request, restriction_id, *args, **kwargs)
        if PASSWORD_TRIES.is_exceeded(subject):
            return _refusal(request, view, restriction_id, *args, **kwargs)
        answer = view(request, restriction_id, *args, **kwargs)
        if answer.status_code == 302:
            PASSWORD_TRIES.clear(subject)
        return answer

    return guarded


def _refusal(request, view, *args, **kwargs):
    """Answer with the page that asks for the password, as Wagtail shows it first, and with our sentence in it."""
    sent, request.method = request.POST, "GET"
    answer = view(request, *args, **kwargs)
    form = answer.context_data["form"]
    answer.context_data["form"] = RefusedForm(sent, instance=form.restriction)
    answer.status_code = 429
    return answer


open_page = throttled(page_views.authenticate_with_password)
open_document = throttled(document_views.authenticate_with_password)
