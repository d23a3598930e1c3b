"""Media files that are public: renditions of images and social cards; originals are never served."""

from pathlib import Path

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

MONTH = 30 * 24 * 60 * 60
# A social card goes when its page is made private; who has kept it asks again after this.
CARD_SECONDS = 300


@require_safe
def rendition(request, path):
    """Serve what was made for the public; the name of a picture changes with what it shows."""
    response = serve(request, path, document_root=Path(settings.PUBLIC_DIR) / "media" / "images")
    patch_cache_control(response, public=True, max_age=CARD_SECONDS if path.startswith("og/") else MONTH)
    return response
