"""Turns a refusal of the editor into a sentence above the text, or leads to the questions that are still open."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from practice.models.publishing import RefusalError

from .models import NotAnsweredError
from .publishing_request import PublishingRequest

# Where someone looks at the one text that the questions are about.
ASKS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_revert"}


class EditorRefusalMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, RefusalError):
            return None
        match = request.resolver_match
        if isinstance(exception, NotAnsweredError) and match.view_name in ASKS:
            return redirect(PublishingRequest.of(exception, request.user).url)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"error": str(exception)}, status=409)
        buttons = [messages.button(*exception.first)] if exception.first else []
        messages.error(request, str(exception), buttons=buttons)
        page = match.kwargs.get("page_id")
        back = reverse("wagtailadmin_pages:edit", args=[page]) if page else reverse("wagtailadmin_home")
        return redirect(get_valid_next_url_from_request(request) or back)
