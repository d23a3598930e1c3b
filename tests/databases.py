"""Test databases are copies: migrate once, keep the result as a template, copy it for each run, worker and restore.

`store()` returns the store for the database in the settings. Each store has the same methods: `template` builds a
template, empty or from the template `base`, unless one of that key is kept; `forget` removes it; `copy` makes a
database of it and `drop` removes that database again. Two runs at once, of one checkout or of several, may use the
same store.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / ".pytest_cache" / "databases"  # Of SQLite.
TEMPLATES_KEPT = 6  # As many branches and runs as somebody has in turn.
PREFIX = "practice_tests_"

Build = Callable[[str], None]


class SqliteStore:
    """Templates are files of one folder; databases are named by their paths."""

    def __init__(self, folder: Path):
        self.folder = folder

    def template(self, key: str, build: Build, anew: bool = False, base: str = "") -> None:
        path = self._path(key)
        with _file_lock(self.folder / "lock"):
            if anew or not path.exists():
                unfinished = path.with_suffix(".unfinished")
                self.drop(unfinished)
                if base:
                    shutil.copyfile(self._path(base), unfinished)
                build(str(unfinished))
                unfinished.replace(path)
            os.utime(path)
            for old in sorted(self.folder.glob("*.sqlite3"), key=lambda each: -each.stat().st_mtime)[TEMPLATES_KEPT:]:
                old.unlink()

    def forget(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)

    def copy(self, key: str, name: str | Path) -> None:
        self.drop(name)
        shutil.copyfile(self._path(key), name)

    def drop(self, name: str | Path) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)

    def own_name(self) -> str:
        """Return the name of this process's test database."""
        return str(connection.settings_dict["TEST"]["NAME"])

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.sqlite3"


class PostgresStore:
    """Templates and databases lie on the server of DATABASE_URL; its user must be allowed to create databases."""

    def __init__(self, url: str):
        self.url = url
        self._own_name = f"{PREFIX}run_{os.getpid()}_{secrets.token_hex(3)}"
        self._links = {}

    def template(self, key: str, build: Build, anew: bool = False, base: str = "") -> None:
        name = PREFIX + key
        with self._locked(PREFIX) as link:
            if anew or not _exists(link, name):
                self._execute(link, 'DROP DATABASE IF EXISTS "{}"', f"{name}_unfinished")
                self._execute(link, 'DROP DATABASE IF EXISTS "{}"', name)
                source = f' TEMPLATE "{PREFIX}{base}"' if base else ""
                self._execute(link, f'CREATE DATABASE "{{}}"{source}', f"{name}_unfinished")
                build(f"{name}_unfinished")
                self._execute(link, f'ALTER DATABASE "{name}_unfinished" RENAME TO "{{}}"', name)
            self._drop_stale(link, name)

    def forget(self, key: str) -> None:
        with self._locked(PREFIX) as link:
            self._execute(link, 'DROP DATABASE IF EXISTS "{}"', PREFIX + key)

    def copy(self, key: str, name: str) -> None:
        """Make a database; its advisory lock, held until it is dropped, tells other runs that it is in use."""
        self.drop(name)
        with self._locked(PREFIX) as link:
            self._links[name] = self._connect()
            self._links[name].execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
            self._execute(link, f'CREATE DATABASE "{{}}" TEMPLATE "{PREFIX}{key}"', name)

    def drop(self, name: str) -> None:
        link = self._links.pop(name, None)
        if link:
            self._execute(link, 'DROP DATABASE IF EXISTS "{}" WITH (FORCE)', name)
            link.close()

    def own_name(self) -> str:
        """Return the name of this process's test database."""
        return self._own_name

    def url_of(self, name: str) -> str:
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def _connect(self):
        import psycopg  # Not imported where SQLite is tested.

        return psycopg.connect(self.url, autocommit=True)

    @contextlib.contextmanager
    def _locked(self, name: str):
        with self._connect() as link:
            link.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
            yield link

    def _execute(self, link, statement: str, name: str) -> None:
        link.execute(statement.format(name))

    def _drop_stale(self, link, current: str) -> None:
        """Drop the databases that a killed run left behind, and all templates but the newest."""
        rows = link.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [PREFIX])
        names = [name for (name,) in rows]
        left = [name for name in names if name.startswith(f"{PREFIX}run_") and self._is_left(link, name)]
        templates = [name for name in names if not name.startswith(f"{PREFIX}run_") and name != current]
        for name in left + templates[: -(TEMPLATES_KEPT - 1)]:
            self._execute(link, 'DROP DATABASE IF EXISTS "{}" WITH (FORCE)', name)

    def _is_left(self, link, name: str) -> bool:
        (free,) = link.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
        return free


def store() -> SqliteStore | PostgresStore:
    """Return the store for the database in the settings."""
    if connection.vendor != "sqlite":
        return PostgresStore(os.environ["DATABASE_URL"])
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    return SqliteStore(TEMPLATES)


def run_name() -> str:
    """Return a name that all processes of this run share, and no other run has."""
    return os.environ.setdefault("PRACTICE_TEST_RUN", secrets.token_hex(4))


def use(name: str) -> None:
    """Point Django, in all threads, to the database `name`."""
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES[connection.alias]["NAME"] = name


@contextlib.contextmanager
def using(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    use(name)
    try:
        yield
    finally:
        use(before)


def migrate(name: str) -> None:
    """Migrate the empty database `name`; what Django adds after the last migration is then in it, too."""
    with using(name):
        call_command("migrate", verbosity=0, interactive=False)


def migrated_key() -> str:
    """Return a hash of all that decides what migrating leaves in a database."""
    digest = hashlib.sha256()
    for folder in sorted({Path(app.path) for app in apps.get_app_configs()}):
        if folder.is_relative_to(ROOT) and "site-packages" not in folder.parts:
            for path in sorted(folder.rglob("*.py")):
                if {"migrations", "models", "models.py", "apps.py"} & {*path.relative_to(folder).parts}:
                    digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    versions = sorted(f"{each.metadata['Name']} {each.version}" for each in distributions())
    digest.update(repr([versions, settings.INSTALLED_APPS, settings.SITE_URL, settings.LANGUAGES]).encode())
    return digest.hexdigest()[:16]


@contextlib.contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _exists(link, name: str) -> bool:
    return link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
