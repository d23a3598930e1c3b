"""Incomplete forms: what a broken browser or a curious script posts to the editor is answered with 400, not 500."""

from __future__ import annotations

import logging

from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from practice.wagtail_internals import arose_while_reading_a_form

logger = logging.getLogger(__name__)


class IncompleteFormMiddleware(MiddlewareMixin):
    """Says in the admin that a form arrived broken, and that nothing was saved; a fault of ours stays a 500."""

    def process_exception(self, request, exception):
        if request.method == "POST" and request.path.startswith("/admin/") and arose_while_reading_a_form(exception):
            logger.warning("A form of the admin arrived broken.", exc_info=exception)
            return render(request, "practice/admin/incomplete_form.html", status=400)
        return None
