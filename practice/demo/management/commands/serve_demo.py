"""`manage.py serve_demo`: set up the demo practice where something changed, and serve it; Django is imported once."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import http.client
import json
import os
import re
import runpy
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from practice.http import processes
from practice.settings.state import FULL, NEEDED_MB, explain

NOTES = settings.STATE_DIR / "demo.json"
LOG_MB = 5  # What a start on data that is there already writes at most.
# What the set-up depends on, beside migrations: when none of it has changed, the site starts at once.
SOURCES = ["requirements.txt", "locale/**/*.po", "static/**/*", "practice/settings/*.py"]
CAUSES = [
    (r"No space left|disk is full|Disk quota exceeded", FULL),
    (r"database .* does not exist", "PostgreSQL has no such database: create it first (createdb), then run it again."),
    (r"authentication failed|no password supplied", "PostgreSQL refused the user or password in DATABASE_URL."),
]
SECOND_FACTOR = "Whoever sees requests adds a second factor at the first sign-in."
NO_SECOND_FACTOR = "The demo asks for no second factor; a real site does (REQUIRE_SECOND_FACTOR=1 make demo)."
# Before the sentence of a step that says by itself why it cannot go on.
REFUSED = "Refused: "
OUT_OF_REACH = "PostgreSQL cannot be reached at the address in DATABASE_URL: is it running, is the port right?"


class Leave(BaseException):
    """Ctrl-C, or a polite signal from another program."""


class Command(BaseCommand):
    help = "Serve the demo practice (PORT, PRACTICE_VAR, DATABASE_URL, DEMO_PASSWORD); set it up first where needed."
    requires_system_checks = []
    prepared = False
    password = "with the password shown at the first start (a new one: DEMO_PASSWORD=… make demo)"  # noqa: S105

    def handle(self, *args, **options):
        processes.on_ending(self.leave)
        try:
            port = free_port(os.environ.get("PORT") or "8000")
            self.prepare(os.environ.get("DATABASE_URL", ""), bool(os.environ.get("DEMO_PASSWORD")))
            processes.part(None, lambda: self.greet(port))
            self.serve()
        except Leave:
            self.stdout.write("\nStopping …")
        except OSError as error:
            raise CommandError(explain(error)) from error
        finally:
            processes.on_ending(signal.SIG_IGN)
            processes.end_and_wait()

    def leave(self, signum, frame):
        raise Leave

    def serve(self) -> None:
        """Become deploy/serve.py; a fresh program where what Django has read (manifest, catalogs) was made anew."""
        self.stdout.write("Starting the server …")
        self.stdout.flush()
        program = str(settings.BASE_DIR / "deploy" / "serve.py")
        if self.prepared:
            signal.pthread_sigmask(signal.SIG_BLOCK, processes.ENDINGS)
            os.execv(sys.executable, [sys.executable, program])  # noqa: S606
        runpy.run_path(program, run_name="__main__")

    def prepare(self, url: str, given: bool) -> None:
        """Bring database and static files up to date, and know what there is to say about the passwords."""
        database, now = hashlib.sha256(url.encode()).hexdigest(), fingerprint(url)
        notes = read_notes() if database_ready(url) else {}
        loaded = notes.get("loaded", [])
        demo = given or database not in loaded
        if notes.get("fingerprint") == now and not demo:
            return need_space(LOG_MB)
        need_space(NEEDED_MB)
        self.set_up(demo)
        NOTES.write_text(json.dumps({"fingerprint": now, "loaded": sorted({*loaded, database})}))
        self.prepared = True
        if demo:
            self.password = "with the password told above"  # noqa: S105

    def set_up(self, demo: bool) -> None:
        """Prepare the database on one processor while the other packs the static files."""
        began = time.monotonic()
        self.stdout.write("Preparing the database and the static files (about 15 seconds the first time) …")
        self.stdout.flush()
        with tempfile.TemporaryFile("w+") as database, tempfile.TemporaryFile("w+") as static:
            processes.part("Database", lambda: run(database, "set_up", demo=demo))
            processes.part("Static files", lambda: run(static, "collectstatic", interactive=False, verbosity=0))
            while processes.children:
                label, status = processes.wait()
                if status:
                    fail(label, database if label == "Database" else static)
        self.stdout.write(f"Prepared in {time.monotonic() - began:.0f} s")

    def greet(self, port: int) -> None:
        """Ask for the home page until it comes, so that no visitor waits; then say where everything is."""
        parent, deadline = os.getppid(), time.monotonic() + 60
        while os.getppid() == parent and time.monotonic() < deadline:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
                link.request("GET", "/")
                link.getresponse().read()
                return self.announce(settings.SITE_URL)
            time.sleep(0.1)

    def announce(self, address: str) -> None:
        self.stdout.write(
            f"\n  The practice     {address}/   in Spanish: {address}/es/"
            f"\n  Ask for a call   {address}/call-back/"
            f"\n  For staff        {address}/admin/"
            f"\n  Accounts         owner, therapist, frontdesk"
            f"\n                   {self.password}"
            f"\n                   {SECOND_FACTOR if settings.REQUIRE_SECOND_FACTOR else NO_SECOND_FACTOR}"
            "\n\n  Ctrl-C ends it; everything is kept.\n"
        )


def run(errors, command: str, **options) -> None:
    """Run a command in a child, its errors written to a file; Ctrl-C reaches the parent alone, which ends it."""
    os.setsid()
    os.dup2(errors.fileno(), sys.stderr.fileno())
    try:
        call_command(command, **options)
    except CommandError as error:
        sys.stderr.write(f"{REFUSED}{error}\n")
        sys.exit(1)
    connections.close_all()  # SQLite folds its log into the file.


def free_port(wish: str) -> int:
    """Make sure that PORT is a port, and that nobody answers there yet."""
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        raise CommandError(f"PORT must be a number from 1 to 65535, not {wish!r}.")
    port = int(wish)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            another = f"choose another, for example PORT={port + 1 if 1023 < port < 65535 else 8001} make demo."
            why = "is in use" if error.errno == errno.EADDRINUSE else "may not be used by you"
            raise CommandError(f"Port {port} {why}: {another}") from error
    return port


def need_space(megabytes: int) -> None:
    """Stop before a long job that the disk could not hold."""
    if shutil.disk_usage(settings.STATE_DIR).free < megabytes * 2**20:
        raise CommandError(FULL)


def database_ready(url: str) -> bool:
    """Tell whether the database has our tables; PostgreSQL out of reach is one clear sentence."""
    if not url.startswith("postgres"):
        return (settings.STATE_DIR / "db.sqlite3").exists()
    try:
        with psycopg.connect(url, connect_timeout=5) as link:
            table = get_user_model()._meta.db_table
            return bool(link.execute("SELECT to_regclass(%s)", [table]).fetchone()[0])
    except psycopg.Error as error:
        raise CommandError(cause(str(error)) or OUT_OF_REACH) from error


def fingerprint(url: str) -> str:
    """Sum up everything the set-up depends on."""
    total = hashlib.sha256("\0".join([url, settings.SITE_URL, sys.version]).encode())
    paths = {path for pattern in SOURCES for path in settings.BASE_DIR.glob(pattern) if path.is_file()}
    for folder in (Path(config.path) for config in apps.get_app_configs()):
        if folder.is_relative_to(settings.BASE_DIR) and not folder.is_relative_to(settings.BASE_DIR / ".venv"):
            paths.update(folder.glob("migrations/*.py"))
    for path in sorted(paths):
        total.update(f"{path.relative_to(settings.BASE_DIR)}:{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def read_notes() -> dict:
    with contextlib.suppress(OSError, ValueError):
        return json.loads(NOTES.read_text())
    return {}


def cause(words: str) -> str | None:
    return next((sentence for pattern, sentence in CAUSES if re.search(pattern, words)), None)


def fail(label: str, output) -> None:
    """Stop with the sentence for what went wrong; an unknown failure shows its last lines."""
    output.seek(0)
    words = output.read()
    if sentence := cause(words) or words.partition(REFUSED)[2].strip():
        raise CommandError(sentence)
    sys.stderr.write("\n".join(words.splitlines()[-15:]) + "\n")
    raise CommandError(f"“{label}” failed; the lines above say why.")
