"""The connection a visitor comes from, as far as proxies of our own tell: what limits are counted by."""

from __future__ import annotations

import ipaddress

from django.conf import settings

# Whoever has an address of the newer kind has all those that begin alike.
IPV6_NETWORK = 64


def client_address(request) -> str:
    """Return the visitor's address; a forwarding header is believed only as far as trusted proxies wrote it."""
    proxies, hops = settings.TRUSTED_PROXY_COUNT, _hops(request)
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def hides_visitors(request) -> bool:
    """Tell whether a proxy that is not believed, or does not name the visitor, makes all visitors one connection.

    Asked of the owner's own request, which comes by the visitors' way: nothing is stored, and no stranger can raise it.
    """
    proxies, hops = settings.TRUSTED_PROXY_COUNT, _hops(request)
    return len(hops) < proxies if proxies else bool(hops)


def _hops(request) -> list[str]:
    return [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]


def connection_of(address: str) -> str:
    """Return what one subscriber's addresses have in common: all of an older one, the first half of a newer one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4 or ip.ipv4_mapped:
        return str(ip.ipv4_mapped if ip.version == 6 else ip)
    return str(ipaddress.ip_network((int(ip), IPV6_NETWORK), strict=False))


def connection(request) -> str:
    """Return the connection of a request, the subject of most limits."""
    return connection_of(client_address(request))
