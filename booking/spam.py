"""Keeping machines out without a puzzle."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

logger = logging.getLogger(__name__)

LIMIT_SECONDS = 60


def client_address(request) -> str:
    """Return the visitor's address; a forwarding header is believed only as far as trusted proxies wrote it."""
    proxies = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def is_own_origin(request) -> bool:
    """Tell whether the submission was sent by a page of this site, as far as the browser says."""
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Sec-Fetch-Site", "" if origin else "none") in ("same-origin", "none")


class Sender:
    """The connection a submission comes from, known by a digest of its address that means nothing tomorrow.

    A cache that is away counts nothing: a form that works matters more.
    """

    def __init__(self, request):
        message = f"{timezone.localdate().isoformat()}:{client_address(request)}".encode()
        self.digest = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:32]
        self.is_ours = is_own_origin(request)

    def is_flooding(self, purpose: str) -> bool:
        """Count one more submission; tell whether too many came from this connection within a minute."""
        return self._count(purpose) > settings.CALLBACK_LIMIT

    def _count(self, purpose: str) -> int:
        minute = int(timezone.now().timestamp() // LIMIT_SECONDS)
        name = f"booking:{purpose}:{self.digest}:{minute}"
        _if_cached(lambda: cache.add(name, 0, LIMIT_SECONDS))
        return _if_cached(lambda: cache.incr(name)) or 0


def _if_cached(ask: Callable):
    try:
        return ask()
    except ValueError:  # What was to be counted up expired a moment ago.
        return None
    except Exception:  # noqa: BLE001 - each cache raises errors of its own.
        logger.warning("The cache is away; submissions are not counted.")
        return None
