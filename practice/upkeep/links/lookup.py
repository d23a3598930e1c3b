"""Looking one link up with HTTP, within bounds: a request a second, 10 seconds, 1 MB, three redirects, no cookies."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit

from django.conf import settings

from ..faults import Fault, LinkFaultError
from .network import Deadline, Network, cut

SECONDS, BYTES, REDIRECTS, PAUSE = 10, 1_000_000, 3, 1.0
PORTS = {"http": 80, "https": 443}
PIECE = 64 * 1024


class StoppedError(Exception):
    """Whoever runs the look-ups was asked to end."""


class Lookup:
    """Follows links, one request at a time; `wait(seconds)` is the pause between two, and tells whether to stop."""

    def __init__(self, wait: Callable[[float], bool], network: Network | None = None, seconds: float = SECONDS):
        self.wait, self.network, self.seconds = wait, network or Network(), seconds
        self.next_at = 0.0

    def fault_of(self, url: str) -> Fault | None:
        """Return what is wrong with a link, or nothing; whatever the other side does, nothing is raised."""
        left = self.seconds
        try:
            for _redirect in range(REDIRECTS + 1):
                self._pause()
                began = monotonic()
                url = self._ask(url, Deadline(left))
                if not url:
                    return None
                left -= monotonic() - began
        except LinkFaultError as error:
            return error.fault
        return Fault.REDIRECTS

    @property
    def is_lost(self) -> bool:
        """Tell whether names were looked for and none was found: a server without a way out finds none."""
        return self.network.has_found is False

    def find(self, url: str) -> None:
        """Look for the name of a site, without asking the site anything."""
        with suppress(LinkFaultError):
            parts = parsed(url)
            self.network.addresses(parts.hostname, port_of(parts), Deadline(self.seconds))

    def _pause(self) -> None:
        if self.wait(max(self.next_at - monotonic(), 0)):
            raise StoppedError
        self.next_at = monotonic() + PAUSE

    def _ask(self, url: str, deadline: Deadline) -> str:
        """Ask once; return where it leads on, or an empty string where the page is."""
        try:
            parts = parsed(url)
            sock = self.network.open(parts.hostname, port_of(parts), deadline)
            if parts.scheme == "https":
                sock = self.network.secure(sock, parts.hostname)
            with closing(sock), cutting(sock, deadline):
                leads_on_to = answer(sock, parts, deadline)
            return urljoin(url, leads_on_to) if leads_on_to else ""
        except (OSError, HTTPException, ValueError) as error:
            raise LinkFaultError(Fault.SLOW if deadline.left <= 0 else fault_by(error)) from error


def fault_by(error: Exception) -> Fault:
    if isinstance(error, ssl.SSLError):
        return Fault.CERTIFICATE
    if isinstance(error, TimeoutError):
        return Fault.SLOW
    return Fault.UNREACHABLE if isinstance(error, OSError) else Fault.GARBLED


@contextmanager
def cutting(sock, deadline: Deadline):
    """Cut the connection at the deadline: a time-out begins anew with every byte that drips in."""
    timer = Timer(deadline.check(), cut, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def parsed(url: str) -> SplitResult:
    """Return the parts of an address that can be asked, as they go over the wire."""
    try:
        parts = urlsplit(urldefrag(url.strip()).url)
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else parts.hostname
        port = parts.port
    except ValueError as error:
        raise LinkFaultError(Fault.ADDRESS) from error
    if parts.scheme not in PORTS or not host:
        raise LinkFaultError(Fault.ADDRESS)
    # Name and password of an address are left behind.
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~[]")
    return SplitResult(parts.scheme, f"{host}:{port}" if port else host, path, query, "")


def port_of(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def answer(sock, parts: SplitResult, deadline: Deadline) -> str:
    """Ask for the page and read the answer; return the address that it leads on to, if it does."""
    if isinstance(sock, ssl.SSLSocket):
        sock.settimeout(deadline.check())
        sock.do_handshake()
    connection = HTTPConnection(parts.netloc)
    connection.sock, connection.auto_open = sock, False
    sock.settimeout(deadline.check())
    connection.putrequest("GET", parts._replace(scheme="", netloc="").geturl(), skip_host=True)
    headers = {"Host": parts.netloc, "User-Agent": agent(), "Accept": "*/*", "Connection": "close"}
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    with closing(connection.getresponse()) as response:
        return judge(response, deadline)


def agent() -> str:
    """Say honestly who asks, and where to find whoever is behind it."""
    return f"PracticeLinkCheck/1.0 (+{settings.SITE_URL})"


def judge(response: HTTPResponse, deadline: Deadline) -> str:
    """Return where the answer leads on; raise what is wrong with it."""
    status = response.status
    if status in (301, 302, 303, 307, 308):
        if location := response.headers.get("Location", "").strip():
            return location
        raise LinkFaultError(Fault.GARBLED)
    if status in (404, 410):
        raise LinkFaultError(Fault.GONE)
    if 400 <= status < 500:
        raise LinkFaultError(Fault.REFUSED)
    if not 200 <= status < 300:
        raise LinkFaultError(Fault.BROKEN)
    size = 0
    while piece := response.read1(PIECE):
        size += len(piece)
        deadline.check()
        if size > BYTES:  # The page is there, as long PDFs are; no one reads it to its end.
            return ""
    if deadline.left <= 0:  # What was cut looks like an end.
        raise LinkFaultError(Fault.SLOW)
    return ""
