"""The first thing a request meets: Django's handler, and what must be looked at before Django makes a request of it."""

from django.core.handlers.wsgi import WSGIHandler
from django.utils.http import parse_header_parameters

REFUSED = "practice.refused"


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
        return super().__call__(environ, start_response)
