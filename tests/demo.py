"""The demo practice, loaded once a run and shared by copy: a template of its database, and its media folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_django

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.test import TestCase, override_settings

from tests import databases
from tests.databases import PostgresStore, SqliteStore

PASSWORD = "a sentence for tests only"
# Whoever signs in to a copy that is served with production settings is checked by this one.
HASHERS = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]}


def folders_in(state: Path) -> dict[str, Path]:
    return {"MEDIA_ROOT": state / "media", "PUBLIC_DIR": state / "public"}


@dataclass(frozen=True)
class Demo:
    """The templates of a run: `folder` and `run` are the same for all its processes."""

    store: SqliteStore | PostgresStore
    bare: str
    folder: Path
    run: str
    blocker: pytest_django.DjangoDbBlocker

    @property
    def key(self) -> str:
        return f"demo_{self.run}"

    def load(self) -> str:
        """Return the template's key; the first process of the run that asks for it loads the demo practice."""
        self.store.template(self.key, self._build, base=self.bare)
        return self.key

    def copy_files(self, folder: Path) -> None:
        """Copy originals and renditions into a state folder."""
        shutil.copytree(self.folder / "demo", folder, dirs_exist_ok=True)

    @contextmanager
    def borrowed(self) -> Iterator[None]:
        """Put this process on a copy of the demo practice, pictures and all."""
        name = self.store.own_name() + "_demo"
        self.store.copy(self.load(), name)
        try:
            with tempfile.TemporaryDirectory(dir=settings.STATE_DIR) as folder:
                self.copy_files(Path(folder))
                with databases.using(name), override_settings(**folders_in(Path(folder))):
                    yield
        finally:
            self.store.drop(name)

    def _build(self, name: str) -> None:
        folder = self.folder / "demo"
        shutil.rmtree(folder, ignore_errors=True)
        with self.blocker.unblock(), databases.using(name), override_settings(**folders_in(folder), **HASHERS):
            caches["default"].clear()
            call_command("load_demo", password=PASSWORD, verbosity=0)
        caches["default"].clear()


class DemoTestCase(TestCase):
    """A test case on the demo practice; what a test changes is rolled back."""

    demo: Demo

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(cls.demo.borrowed())
        super().setUpClass()


@pytest.fixture(scope="session")
def demo(django_db_setup, django_db_blocker, request, tmp_path_factory, database_store):
    worker = hasattr(request.config, "workerinput")
    folder = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.getbasetemp()
    return Demo(database_store, databases.migrated_key(), folder, databases.run_name(), django_db_blocker)
