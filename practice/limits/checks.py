"""Deployment check of the proxy: behind one that is not believed, all visitors share one limit."""

from django.conf import settings
from django.core.checks import Error


def check_proxy(**kwargs) -> list[Error]:
    """Return an error where the site is served over https, so by a proxy, and none is believed."""
    if not settings.SERVES_HTTPS or settings.TRUSTED_PROXY_COUNT:
        return []
    return [
        Error(
            "SITE_URL is https and TRUSTED_PROXY_COUNT is 0: all visitors would share one limit.",
            hint="Set it to the number of proxies in front that write X-Forwarded-For; with deploy/nginx.conf it is 1.",
            id="limits.E001",
        )
    ]
