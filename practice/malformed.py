"""What a broken browser or a curious script posts to the editor, answered with 400 instead of 500.

Wagtail's blocks read the posted form by its keys and numbers without asking whether they are there.
"""

from __future__ import annotations

import logging
import traceback

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError

logger = logging.getLogger(__name__)

# Where a form is read; a fault that arises deeper, while the page is saved, is a fault of ours.
READERS = {"value_from_datadict", "get_instance", "_construct_form"}


class MalformedFormMiddleware:
    """Says in the admin that a form arrived broken, and that nothing was saved."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if request.method == "POST" and request.path.startswith("/admin/") and was_posted(exception):
            logger.warning("A form of the admin arrived broken.", exc_info=exception)
            return render(request, "practice/admin/incomplete_form.html", status=400)
        return None


def was_posted(exception: Exception) -> bool:
    """Tell whether `exception` came of reading what was posted."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    faults = (ValueError, TypeError, KeyError, AttributeError, ValidationError)
    called = {frame.name for frame in traceback.extract_tb(exception.__traceback__)}
    return isinstance(exception, faults) and not READERS.isdisjoint(called)
