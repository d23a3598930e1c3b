"""Bad requests (400, 413): a body in another charset than UTF-8 or too long, or an address of over 4 KB."""

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import parse_header_parameters

from practice.caching.page_cache import REFUSED

from .error_pages import written_page

# More than any address of the site, less than what gunicorn answers with a bare page (limit_request_line).
LONGEST_ADDRESS = 4096
# More than any form outside of the admin fills; what is longer is refused unread.
LONGEST_BODY = 64 * 1024


def is_utf_8(content_type: str) -> bool:
    """Tell whether a body is said to be in UTF-8, or nothing is said."""
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except ValueError:
        return False
    return parameters.get("charset", "utf-8").lower() in ("utf-8", "utf8")


class Handler(WSGIHandler):
    """Keeps other charsets from Django: with a codec that is none for text, such as hex, no request can be made."""

    def __call__(self, environ, start_response):
        if not is_utf_8(environ.get("CONTENT_TYPE", "")):
            environ = environ | {"CONTENT_TYPE": "", REFUSED: True}
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if len(path) + len(query) > LONGEST_ADDRESS:
            environ = environ | {"PATH_INFO": path[:100], "QUERY_STRING": "", REFUSED: True}
        response = super().__call__(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":  # The server would warn of each body that it has to drop.
            response.close()
            return []
        return response


def is_too_long(request) -> bool:
    """Tell whether a body outside of the admin says that it is too long, or (chunked) does not say how long it is."""
    if request.path_info.startswith("/admin/"):
        return False
    length = request.META.get("CONTENT_LENGTH") or "0"
    return "chunked" in request.headers.get("Transfer-Encoding", "").lower() or not (
        length.isdecimal() and int(length) <= LONGEST_BODY
    )


class RefusalMiddleware(MiddlewareMixin):
    """Answers 400 to what the handler refused, and 413 to too long a body before anything reads it."""

    def process_request(self, request):
        if REFUSED in request.META:
            raise BadRequest("Not in UTF-8, or too long an address.")
        return written_page(request, 413) if is_too_long(request) else None
