"""A mail server on loopback for tests: takes mails, or refuses at one step, hangs up, or never answers."""

from __future__ import annotations

import contextlib
import socket
import threading

REPLIES = {"EHLO": b"250-here\r\n250 AUTH PLAIN LOGIN\r\n", "DATA": b"354 go on\r\n", "QUIT": b"221 bye\r\n"}


class SmtpServer:
    """`refusals` maps a command to what is answered instead; use it as a context manager."""

    def __init__(self, refusals: dict[str, bytes] | None = None, hangs_up=False, is_silent=False):
        self.refusals, self.hangs_up, self.is_silent = refusals or {}, hangs_up, is_silent
        self.mails, self.connections = [], 0
        self.over = threading.Event()

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(0.1)
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        self.thread.join(10)
        self.listener.close()

    def serve(self):
        while not self.over.is_set():
            try:
                link, _address = self.listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            with link, link.makefile("rb") as lines, contextlib.suppress(OSError):  # The client may hang up as well.
                link.settimeout(5)
                if self.is_silent:
                    self.over.wait(5)
                elif not self.hangs_up:
                    self.talk(link, lines)

    def talk(self, link, lines):
        link.sendall(b"220 here\r\n")
        for line in lines:
            command = line.split()[0].decode("ascii", "replace").upper()  # Not so where the client speaks TLS.
            link.sendall(self.refusals.get(command) or REPLIES.get(command, b"250 ok\r\n"))
            if command == "DATA" and command not in self.refusals:
                self.mails.append(b"".join(iter(lines.readline, b".\r\n")).decode())
                link.sendall(b"250 taken\r\n")
            if command == "QUIT":
                return
