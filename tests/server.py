"""The real thing for tests: the demo practice on an empty state folder, served by gunicorn with production settings."""

from __future__ import annotations

import contextlib
import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from redis import Redis

from django.conf import settings

from practice.settings.state import KEY_LISTS
from tests.databases import PostgresStore, SqliteStore
from tests.demo import Demo

ROOT = Path(__file__).resolve().parent.parent
HEADERS = {"Accept-Encoding": "identity"}
GUNICORN = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "practice.wsgi"]
WITH_JOBS = ["deploy/serve.py"]
NOT_INHERITED = {"PYTHONDONTWRITEBYTECODE", "DATABASE_URL", "PRACTICE_PUBLIC", "SECRET_KEY", *KEY_LISTS}


@dataclass(frozen=True)
class Site:
    address: str
    env: dict[str, str]
    pid: int = 0

    def ask(self, code: str) -> str:
        """Run a line of Django in the site's own settings and return what it prints."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=True)
        return done.stdout.strip()


@contextlib.contextmanager
def served(
    folder: Path,
    demo: Demo,
    loaded: bool = True,
    program: list[str] = GUNICORN,
    host: str = "127.0.0.1",
    stderr: int | None = None,
    **env: str,
) -> Iterator[Site]:
    """Serve a copy of the demo practice, or with `loaded=False` of the bare site, from the state folder `folder`."""
    port = free_port()
    with database(folder, demo.store, demo.load() if loaded else demo.bare) as url:
        if loaded:
            demo.copy_files(folder)
        write_secrets(folder)
        address = f"http://{host}:{port}"
        site = Site(address, environment(folder, port, url) | {"SITE_URL": address} | env)
        forget_cached(site)
        run_all(site.env, folder / "log", ["set_up"], ["collectstatic", "--noinput"])
        program = [sys.executable, *program]
        server = subprocess.Popen(program, cwd=ROOT, env=site.env, stdin=subprocess.DEVNULL, stderr=stderr)
        try:
            wait_for(port, server)
            yield replace(site, pid=server.pid)
        finally:
            server.terminate()
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


def forget_cached(site: Site) -> None:
    """Delete what a site of an earlier run at the same port left in Redis."""
    if url := site.env.get("REDIS_URL"):
        with Redis.from_url(url) as link:
            for key in link.scan_iter(match=f"{site.address}-*", count=1_000):
                link.delete(key)


def write_secrets(folder: Path) -> None:
    """Write practice.env as a real site has it, with the keys under which the copied database is encrypted."""
    values = {"SECRET_KEY": secrets.token_urlsafe(50)} | {name: ",".join(getattr(settings, name)) for name in KEY_LISTS}
    file = folder / "practice.env"
    file.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    file.chmod(0o600)


def environment(folder: Path, port: int, database_url: str) -> dict[str, str]:
    """Return the environment of production; the secrets lie in the state folder."""
    inherited = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
    return (
        inherited
        | {
            "DJANGO_SETTINGS_MODULE": "practice.settings.production",
            "PRACTICE_VAR": str(folder),
            "PORT": str(port),
            "REQUIRE_SECOND_FACTOR": "0",
            "LEAVE_SITE_URL": f"http://localhost:{port}/robots.txt",  # Another site to a browser.
        }
        | ({"DATABASE_URL": database_url} if database_url else {})
    )


@contextlib.contextmanager
def database(folder: Path, store: SqliteStore | PostgresStore, key: str) -> Iterator[str]:
    """Copy a database beside the tests' own; yield its address, or none for the SQLite file of the state folder."""
    postgres = isinstance(store, PostgresStore)
    name = f"{store.own_name()}_{folder.name}" if postgres else folder / "db.sqlite3"
    store.copy(key, name)
    try:
        yield store.url_of(name) if postgres else ""
    finally:
        store.drop(name)


def run_all(env: dict[str, str], log: Path, *commands: list[str]) -> None:
    with log.open("w+") as output:
        start = [[sys.executable, "manage.py", *words] for words in commands]
        running = [subprocess.Popen(words, cwd=ROOT, env=env, stdout=output, stderr=output) for words in start]
        assert [process.wait(300) for process in running] == [0] * len(running), log.read_text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        with contextlib.suppress(OSError), contextlib.closing(link):
            link.request("GET", "/", headers=HEADERS)
            link.getresponse().read()
            return
        time.sleep(0.1)
    raise AssertionError("The server did not start.")
