"""Connections to other sites that lead to no inside address (SSRF): resolved, checked, and opened to what was checked.

The name is resolved once; the connection goes to an address of that answer, so that a name which answers otherwise a
moment later (DNS rebinding) is not asked again.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from ..faults import Fault, LinkFaultError


class Deadline:
    """A moment by which all must be done."""

    def __init__(self, seconds: float):
        self.ends_at = monotonic() + seconds

    @property
    def left(self) -> float:
        return self.ends_at - monotonic()

    def check(self) -> float:
        """Return the seconds that are left; raise once there are none."""
        if self.left <= 0:
            raise LinkFaultError(Fault.SLOW)
        return self.left


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # With a zone, as fe80::1%eth0.
        return False
    if ip.version == 6:
        ip = ip.ipv4_mapped or ip
    if ip.version == 6 and (ip.sixtofour or ip.teredo):
        return False  # Tunnels lead to an address of version 4 that no one has looked at.
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_kind, address in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


@dataclass
class Network:
    """The way out; tests put their own functions in the place of both."""

    resolve: Callable[[str, int], list[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    # Whether any name was found; nothing is known before the first was looked for.
    has_found: bool | None = None

    def open(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        """Return a connection to a checked address of the host."""
        refusal = None
        for address in self.addresses(host, port, deadline):
            try:
                return self.connect(address, port, deadline.check())
            except OSError as error:
                refusal = error
        raise refusal or OSError

    def secure(self, sock: socket.socket, host: str) -> ssl.SSLSocket:
        """Begin TLS; the handshake comes later, when someone watches the time."""
        return self.context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)

    def addresses(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """Return the addresses of a host, all of them outside."""
        by_name = not is_number(host)
        if by_name:
            self.has_found = bool(self.has_found)
        addresses = self._resolved(host, port, deadline)
        if not addresses or not all(is_public(address) for address in addresses):
            raise LinkFaultError(Fault.INSIDE)
        self.has_found = by_name or self.has_found
        return addresses

    def _resolved(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """Resolve beside: the system's resolver cannot be told how long it may take."""
        answers: SimpleQueue = SimpleQueue()

        def ask():
            try:
                answers.put(self.resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=max(deadline.left, 0))
        except Empty:
            raise LinkFaultError(Fault.SLOW) from None
        if isinstance(answer, Exception):
            raise LinkFaultError(Fault.NAMELESS) from answer
        return answer


def cut(sock: socket.socket) -> None:
    """End a connection that another thread waits for."""
    with suppress(OSError):
        # Of the plain socket: that of TLS would say goodbye first.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
