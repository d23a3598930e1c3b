"""Web app manifest and favicon: what browsers ask for beside the pages."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from practice.models import PracticeSettings

FAVICON = settings.BASE_DIR / "static" / "img" / "icons" / "favicon.ico"
DAY = 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=DAY)
def favicon(request):
    """Answer the browsers and readers that ask for this address without looking into the page."""
    return FileResponse(FAVICON.open("rb"), content_type="image/x-icon")


@require_safe
@cache_control(public=True, max_age=DAY)
def web_manifest(request):
    practice = PracticeSettings.for_request(request)
    manifest = {
        "name": practice.name,
        "short_name": practice.name,
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "display": "browser",
        "background_color": "#f6f0e2",
        "theme_color": "#f6f0e2",
        "icons": [
            {"src": static("img/icons/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"img/icons/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ),
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
