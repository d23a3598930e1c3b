"""Throttling by connection, and the check of the Origin header: keeps machines out without a puzzle."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import logging
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

logger = logging.getLogger(__name__)

LIMIT_SECONDS = 60
# Whoever has an address of the newer kind has all those that begin alike.
IPV6_NETWORK = 64


def client_address(request) -> str:
    """Return the visitor's address; a forwarding header is believed only as far as trusted proxies wrote it."""
    proxies = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def connection_of(address: str) -> str:
    """Return what one subscriber's addresses have in common: all of an older one, the first half of a newer one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4 or ip.ipv4_mapped:
        return str(ip.ipv4_mapped if ip.version == 6 else ip)
    return str(ipaddress.ip_network((int(ip), IPV6_NETWORK), strict=False))


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
        self.digest = _digest(timezone.localdate().isoformat(), connection_of(client_address(request)))
        self.is_ours = is_own_origin(request)

    def is_flooding(self, purpose: str) -> bool:
        """Count one more submission; tell whether too many came from this connection within a minute."""
        return self._count(purpose) > settings.CALLBACK_LIMIT

    def _count(self, purpose: str) -> float:
        """Return the submissions of the last minute: those of this one, and of the one before what still counts."""
        minute, passed = divmod(timezone.now().timestamp(), LIMIT_SECONDS)
        now, before = (f"booking:{purpose}:{self.digest}:{number:.0f}" for number in (minute, minute - 1))
        _if_cached(lambda: cache.add(now, 0, 2 * LIMIT_SECONDS))
        counted = _if_cached(lambda: cache.incr(now)) or 0
        return counted + (_if_cached(lambda: cache.get(before)) or 0) * (1 - passed / LIMIT_SECONDS)


def _digest(*parts: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()[:32]


def _if_cached(ask: Callable):
    try:
        return ask()
    except ValueError:  # What was to be counted up expired a moment ago.
        return None
    except Exception:  # noqa: BLE001 - each cache raises errors of its own.
        logger.warning("The cache is away; submissions are not counted.")
        return None
