"""`make demo`: from a fresh clone to a served practice. Standard library only: nothing is installed when it begins."""

from __future__ import annotations

import base64
import contextlib
import errno
import hashlib
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from install import CAUSES, PYTHON, ROOT, StopError, child_environment, digest, explain, fail, install, need_space

STATE = Path(os.environ.get("PRACTICE_VAR") or ROOT / "var").resolve()
SECRETS = STATE / "practice.env"
NOTES = STATE / "demo.json"
NEEDED_MB = 100
LOG_MB = 5  # What a start on data that is there already writes at most.
# What the set-up depends on: when none of it has changed, the site starts at once.
SOURCES = ["*/migrations/*.py", "locale/**/*.po", "static/**/*", "practice/settings/*.py"]
DATABASE_CAUSES = [
    (r"database .* does not exist", "PostgreSQL has no such database: create it first (createdb), then run it again."),
    (r"authentication failed|no password supplied", "PostgreSQL refused the user or password in DATABASE_URL."),
    (
        r"OperationalError",
        "PostgreSQL cannot be reached at the address in DATABASE_URL: is it running, is the port right?",
    ),
]
PROBE = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as link:
    print(link.execute("SELECT to_regclass('practice_user')").fetchone()[0] or "")
"""
children: list[subprocess.Popen] = []


class Leave(BaseException):
    """Ctrl-C, or a polite signal from another program."""


def leave(signum, frame):
    raise Leave


def the_port() -> int:
    """Take PORT and make sure that nobody answers there yet."""
    wish = os.environ.get("PORT") or "8000"
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        raise StopError(f"PORT must be a number from 1 to 65535, not {wish!r}.")
    port = int(wish)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            another = f"choose another, for example PORT={port + 1 if 1023 < port < 65535 else 8001} make demo."
            if error.errno == errno.EADDRINUSE:
                raise StopError(f"Port {port} is in use: {another}") from error
            raise StopError(f"Port {port} may not be used by you: {another}") from error
    return port


def state_folder() -> None:
    """Create the folder for database, media, cache and secrets, closed to everybody else."""
    if not STATE.exists() or not any(STATE.iterdir()):
        STATE.mkdir(parents=True, exist_ok=True)
        STATE.chmod(0o700)
    need_space(STATE, LOG_MB if SECRETS.exists() else NEEDED_MB)
    if not SECRETS.exists():
        write_secrets()


def write_secrets() -> None:
    """Generate what production refuses to start without; the finished file appears in one step."""
    values = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "BLIND_INDEX_KEY": secrets.token_urlsafe(32),
    }
    with tempfile.NamedTemporaryFile("w", dir=STATE, delete=False) as file:  # Its mode is 0600.
        file.writelines(f"{name}={value}\n" for name, value in values.items())
    Path(file.name).replace(SECRETS)


def database_url() -> str:
    """Find DATABASE_URL where the settings find it: the environment first, then the state folder."""
    lines = [line for line in SECRETS.read_text().splitlines() if line.startswith("DATABASE_URL=")]
    return os.environ.get("DATABASE_URL") or (lines[-1].partition("=")[2].strip("'\"") if lines else "")


def database_ready(url: str, env: dict[str, str]) -> bool:
    """Tell whether the database has our tables; PostgreSQL out of reach is one clear sentence."""
    if not url.startswith("postgres"):
        return (STATE / "db.sqlite3").exists()
    probe = subprocess.run([PYTHON, "-c", PROBE], env=env | {"DATABASE_URL": url}, capture_output=True, text=True)
    if probe.returncode:
        fail("Reaching PostgreSQL", probe.stderr, DATABASE_CAUSES)
    return bool(probe.stdout.strip())


def fingerprint(*facts: str) -> str:
    """Sum up everything the set-up depends on."""
    total = hashlib.sha256("\0".join(facts).encode())
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                total.update(f"{path.relative_to(ROOT)}:{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def set_up(env: dict[str, str]) -> str | None:
    """Bring translations, database, demo and static files up to date; return a password that was set."""
    url = database_url()
    notes = read_notes() if database_ready(url, env) else {}
    now = fingerprint(url, env["SITE_URL"], digest("requirements.txt"))
    given = os.environ.get("DEMO_PASSWORD")
    database = hashlib.sha256(url.encode()).hexdigest()
    loaded = notes.get("loaded", [])
    if notes.get("fingerprint") == now and database in loaded and not given:
        return None

    need_space(STATE, NEEDED_MB)
    password = given or (None if database in loaded else secrets.token_urlsafe(12))
    together(env | ({"DEMO_PASSWORD": password} if password else {}), demo=bool(password))
    NOTES.write_text(json.dumps({"fingerprint": now, "loaded": sorted({*loaded, database})}))
    return password


def read_notes() -> dict:
    with contextlib.suppress(OSError, ValueError):
        return json.loads(NOTES.read_text())
    return {}


def together(env: dict[str, str], demo: bool) -> None:
    """Prepare the database on one processor while the other packs the static files."""
    began = time.monotonic()
    commands = {
        "Static files": ["collectstatic", "--noinput", "-v0"],
        "Database": ["set_up", *(["--demo"] if demo else [])],
    }
    print("Preparing the database and the static files (about 15 seconds the first time) …", flush=True)
    with contextlib.ExitStack() as stack:
        outputs = {label: stack.enter_context(tempfile.TemporaryFile("w+")) for label in commands}
        running = {
            label: start(
                ["manage.py", *command],
                env,
                stdout=None if label == "Database" else outputs[label],
                stderr=outputs[label],
            )
            for label, command in commands.items()
        }
        for label, process in running.items():
            if process.wait():
                outputs[label].seek(0)
                fail(label, outputs[label].read(), [*CAUSES[:1], *DATABASE_CAUSES] if database_url() else CAUSES[:1])
    children.clear()
    print(f"Prepared in {time.monotonic() - began:.0f} s", flush=True)


def start(arguments: list[str], env: dict[str, str], **streams) -> subprocess.Popen:
    """Start a child in a session of its own, so that Ctrl-C reaches this program alone, which ends it in order."""
    process = subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=env, start_new_session=True, **streams)
    children.append(process)
    return process


def serve(port: int, env: dict[str, str], password: str | None) -> None:
    """Run the web server and the scheduled jobs until somebody stops them or one of them ends."""
    print("Starting the server …", flush=True)
    # Fewer heaps for the threads of a worker to leave half empty.
    server = start(["deploy/serve.py"], {"MALLOC_ARENA_MAX": "2"} | env)
    wait_until_served(port, server)
    announce(env["SITE_URL"], password)
    server.wait()
    raise StopError("The site ended by itself; the lines above say why.")


def wait_until_served(port: int, server: subprocess.Popen) -> None:
    """Ask for the form page until it comes: from then on the first visitor does not wait."""
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
            link.request("GET", "/")
            link.getresponse().read()
            return
        time.sleep(0.1)
    raise StopError("The server did not start; the lines above say why.")


def announce(address: str, password: str | None) -> None:
    if password:
        words = f"password for all three: {password}"
    else:
        words = "with the password shown at the first start (a new one: DEMO_PASSWORD=… make demo)"
    print(
        f"\n  The practice     {address}/   in Spanish: {address}/es/"
        f"\n  Ask for a call   {address}/call-back/"
        f"\n  For staff        {address}/admin/"
        f"\n  Accounts         owner, therapist, frontdesk"
        f"\n                   {words}"
        "\n\n  Ctrl-C ends it; everything is kept.\n",
        flush=True,
    )


def end_children() -> None:
    """Ask every child to finish, and insist after ten seconds."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_IGN)
    for process in children:
        process.terminate()
    deadline = time.monotonic() + 12
    for process in children:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main() -> int:
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, leave)
    try:
        port = the_port()
        state_folder()
        install("requirements.txt")
        address = os.environ.get("SITE_URL") or f"http://127.0.0.1:{port}"
        settings = {"DJANGO_SETTINGS_MODULE": "practice.settings.production", "SITE_URL": address, "PORT": str(port)}
        env = child_environment(PRACTICE_VAR=str(STATE), **settings)
        serve(port, env, set_up(env))
    except Leave:
        print("\nStopping …", flush=True)
        return 0
    except StopError as stop:
        print(stop, file=sys.stderr)
    except OSError as error:
        print(explain(error), file=sys.stderr)
    finally:
        end_children()
    return 1


if __name__ == "__main__":
    sys.exit(main())
