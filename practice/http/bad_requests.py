"""Bad requests (400): a body in another charset than UTF-8, or an address of over 4 KB, is kept from Django."""

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import parse_header_parameters

REFUSED = "practice.refused"
# More than any address of the site, less than what gunicorn answers with a bare page (limit_request_line).
LONGEST_ADDRESS = 4096


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


class RefusalMiddleware(MiddlewareMixin):
    """Answers 400 to what the handler refused."""

    def process_request(self, request):
        if REFUSED in request.META:
            raise BadRequest("Not in UTF-8, or too long an address.")
