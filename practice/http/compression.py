"""Compression (gzip) of public pages; the admin is left alone because of the BREACH attack."""

from django.middleware.gzip import GZipMiddleware


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses public pages, which hold no secret that a guess could shorten; the admin is sent as it is."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/") or response.has_header("Set-Cookie"):
            return response
        return super().process_response(request, response)
