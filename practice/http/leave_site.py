"""Quick exit: the address behind “Leave this site” empties what the browser keeps of it and sends it elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(no_store=True)
def leave_site(request):
    """Send the visitor on; pages that were kept whole for the way back are dropped (`Clear-Site-Data: "cache"`)."""
    headers = {
        "Location": settings.LEAVE_SITE_URL,
        "Clear-Site-Data": '"cache", "storage"',
        "Referrer-Policy": "no-referrer",
    }
    return HttpResponse(status=303, headers=headers)
