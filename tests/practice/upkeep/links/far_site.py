"""A site on loopback that stands for all others: it misbehaves as told, byte by byte, and notes what it was asked."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from practice.upkeep.links.network import Network

PUBLIC = "93.184.215.14"


def page(body: bytes = b"Hello", status: str = "200 OK", **headers) -> bytes:
    head = {"Content-Length": len(body), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def leads_to(url: str, status: str = "302 Found") -> bytes:
    return page(b"", status, Location=url)


class FarSite:
    """Answers each path with bytes, or with what an iterator gives until the other side hangs up."""

    def __init__(self):
        self.answers: dict[str, bytes | Callable[[], Iterator[bytes]]] = {}
        self.asked: list[str] = []  # Whole requests.
        self.connected: list[tuple[str, int]] = []
        self.resolved: list[str] = []
        self.names: dict[str, list[str]] = {}
        self.sent = 0
        self.over = Event()
        self.tls: ssl.SSLContext | None = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(0.1)
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.over.set()
        self.thread.join(5)
        self.listener.close()

    def network(self, context: ssl.SSLContext | None = None) -> Network:
        return Network(self.resolve, self.connect, context or ssl.create_default_context())

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        found = self.names.get(host, [PUBLIC])
        if isinstance(found, Exception):
            raise found
        return found

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((address, port))
        return socket.create_connection(self.listener.getsockname(), timeout=seconds)

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def _serve(self) -> None:
        while not self.over.is_set():
            with suppress(TimeoutError):
                connection, _from = self.listener.accept()
                Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(5)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(4096)
                if not piece:
                    return
                request += piece
                if request.startswith(b"\x16"):  # TLS, at a door that knows none.
                    connection.sendall(page(b"", "400 Bad Request"))
                    return
            self.asked.append(request.decode())
            given = self.answers.get(self.paths[-1], page(b"", "404 Not Found"))
            for piece in [given] if isinstance(given, bytes) else given():
                connection.sendall(piece)
                self.sent += len(piece)
            connection.close()

    def hang(self) -> Iterator[bytes]:
        self.over.wait(5)
        yield b""

    def drip(self) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nX-Slow: "
        while not self.over.wait(0.02):
            yield b"a"

    def flood(self) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"
        while not self.over.is_set():
            yield b"x" * 65536


def certificate(folder, host: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return the context of a server for `host`, and one of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return server, ssl.create_default_context(cafile=str(file))
