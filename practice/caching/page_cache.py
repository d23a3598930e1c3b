"""The page cache: whole pages, for visitors who are not signed in and so are all answered the same.

A page is cached only where something says that it may be (`share`), under the present version, and no longer than
its words are true: “We will call you today by 4:45 pm” holds for minutes, “8 years” until the end of the day.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from practice.caching import version

CACHE = "pages"
# How long a proxy in front may answer by itself, and so show a page that was just made private.
PROXY_SECONDS = 30
# Marks a request that was refused before it came here: its address is not the one that was asked for.
REFUSED = "practice.refused"
# What templates are indented by, a twentieth of a page. Nothing that is cached has an element in which it would show.
INDENT = re.compile(rb"\n\s+")
# Made anew for each answer.
OWN_HEADERS = {"Cache-Control", "Content-Encoding", "Content-Length", "ETag"}
# What a cached kind of page reads in the query of its address. Any other parameter changes nothing: a mailing's utm_…
# and a network's fbclid get the page that is there.
_known_parameters: set[str] = set()


def know_parameters(*names: str) -> None:
    """Say that some page reads these parameters, so that an address with one of them is a page of its own."""
    _known_parameters.update(names)


def known_query(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the parameters in the address that a page may read."""
    query = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return [(name, value) for name, value in query if name in _known_parameters]


def share(request: HttpRequest) -> None:
    """Say that the answer to `request` is the same for everybody, until the day ends or its words cease to be true."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    request.true_until = timezone.make_aware(dt.datetime.combine(tomorrow, dt.time.min))


def true_until(request: HttpRequest, moment: dt.datetime | None) -> None:
    """Say that something in the answer to `request` ceases to be true at `moment`."""
    if moment and hasattr(request, "true_until"):
        request.true_until = min(request.true_until, moment)


@dataclass(frozen=True)
class CachedPage:
    version: str
    fresh_until: float
    true_until: float
    headers: dict[str, str]
    etag: str
    packed: bytes

    @classmethod
    def of(cls, response: HttpResponse, current: str, true_until: float) -> Self:
        patch_vary_headers(response, ["Accept-Encoding"])
        headers = {name: value for name, value in response.items() if name not in OWN_HEADERS}
        content = INDENT.sub(b"\n", response.content)
        etag = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        fresh_until = min(true_until, now() + version.KEEP_SECONDS)
        return cls(current, fresh_until, true_until, headers, etag, gzip.compress(content, 6))

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page as this visitor takes it; nothing but its name where the browser has it already."""
        takes_gzip = re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(self.packed if takes_gzip else gzip.decompress(self.packed), headers=self.headers)
        if takes_gzip:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        seconds = max(0, min(PROXY_SECONDS, int(self.true_until - now())))
        response.headers["Cache-Control"] = f"max-age=0, s-maxage={seconds}"
        response.headers["ETag"] = self.etag
        return get_conditional_response(request, etag=self.etag, response=response)


class PageCache:
    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed("Templates are being written.")
        self.get_response = get_response

    def __call__(self, request):
        if not asks_as_anybody(request):
            return self.get_response(request)
        key, current = key_of(request), version.current()
        cached = version.cache_get(key, CACHE)
        if cached and cached.version != current:
            cached = None
        if cached and now() < cached.fresh_until:
            return cached.answer(request)
        response = self.get_response(request)
        if is_for_everybody(request, response):
            cached = CachedPage.of(response, current, request.true_until.timestamp())
            version.cache_set(key, cached, cached.true_until - now(), CACHE)
            return cached.answer(request)
        # The database is away: what was true before it went is true still.
        if response.status_code >= 500 and cached and now() < cached.true_until:
            return cached.answer(request)
        return response


def now() -> float:
    return timezone.now().timestamp()


def asks_as_anybody(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and REFUSED not in request.META
        and not known_query(request)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        hasattr(request, "true_until")
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    )


def key_of(request: HttpRequest) -> str:
    """Name a page by its address; a port is left out, since forged ones would fill the cache with copies."""
    host, _port = split_domain_port(request.get_host())
    address = f"{request.scheme}://{host}{request.path}"
    return f"page-{hashlib.blake2b(address.encode(), digest_size=16).hexdigest()}"
