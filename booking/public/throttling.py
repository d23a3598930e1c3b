"""Throttling by connection, and the check of the Origin header: keeps machines out without a puzzle."""

from __future__ import annotations

from django.conf import settings

from practice.limits.connections import connection
from practice.limits.limit import Limit

LIMIT_SECONDS = 60


def is_own_origin(request) -> bool:
    """Tell whether the submission was sent by a page of this site, as far as the browser says."""
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Sec-Fetch-Site", "" if origin else "none") in ("same-origin", "none")


class Sender:
    """The connection a submission comes from, and whether a page of ours sent it."""

    def __init__(self, request):
        self.connection = connection(request)
        self.is_ours = is_own_origin(request)

    def is_flooding(self, purpose: str) -> bool:
        """Count one more submission; tell whether too many came from this connection within a minute.

        Where nothing can be counted, nothing can be stored either, and the form says that better.
        """
        limit = Limit(f"booking:{purpose}", settings.CALLBACK_LIMIT, LIMIT_SECONDS, passes_uncounted=True)
        return limit.is_exceeded(self.connection)
