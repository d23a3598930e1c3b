"""What another user of the machine can read of an installation: its public files, and nothing else."""

import os
import stat
from pathlib import Path

import pytest

from django.core.cache.backends.filebased import FileBasedCache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.mail.backends.filebased import EmailBackend
from django.core.mail.message import EmailMessage

from practice.http import error_pages
from practice.models import PracticeSettings
from practice.operations import folders


@pytest.fixture
def state(tmp_path, settings, monkeypatch):
    """An installation in a folder that anybody may pass, as /var/lib is."""
    tmp_path.chmod(0o755)
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    settings.STATE_DIR, settings.MEDIA_ROOT = state, state / "media"
    settings.PUBLIC_DIR = tmp_path / "www" / "practice"
    settings.PUBLIC_DIR.parent.mkdir(mode=0o755)
    settings.PUBLIC_DIR.parent.chmod(0o755)
    monkeypatch.setattr(error_pages, "FOLDER", settings.PUBLIC_DIR / "errors")
    return state


def seen_by_others(folder: Path) -> set[str]:
    """Return the files that a user without any right of ours reaches and reads, by their path."""
    seen = set()
    for parent, _folders, files in os.walk(folder):
        for name in files:
            path = Path(parent, name)
            way = [part for part in path.parents if part.is_relative_to(folder)]
            if path.stat().st_mode & stat.S_IROTH and all(part.stat().st_mode & stat.S_IXOTH for part in way):
                seen.add(str(path.relative_to(folder)))
    return seen


def closed_files(state: Path) -> list[Path]:
    return [path for path in state.rglob("*") if path.is_file() and "public" not in path.parts]


def write_everything(state: Path) -> None:
    storages["public"].save("images/og/1-card.png", ContentFile(b"card"))
    storages["public"].save("images/portrait.png", ContentFile(b"rendition"))
    default_storage.save("original_images/portrait.png", ContentFile(b"original"))
    error_pages.write_error_pages(PracticeSettings())
    FileBasedCache(str(state / "cache" / "pages"), {}).set("page", "words")
    EmailBackend(file_path=str(state / "mail")).send_messages([EmailMessage("Reset", "link", to=["a@example.org"])])
    (state / "db.sqlite3").write_bytes(b"requests")
    (state / "practice.env").write_text("SECRET_KEY=secret")


PUBLIC = {
    "media/images/og/1-card.png",
    "media/images/portrait.png",
    *(f"errors/{language}{status}.html" for language in ("", "es/") for status in error_pages.STATUSES),
}


def test_others_read_what_is_public_and_nothing_else(state, settings, tmp_path):
    write_everything(state)
    assert seen_by_others(tmp_path) == {f"www/practice/{name}" for name in PUBLIC}
    assert {path.stat().st_mode & 0o777 for path in closed_files(state)} == {0o600}


@pytest.mark.parametrize("mode", [0o700, 0o711, 0o755])
def test_a_public_folder_inside_is_reached_only_where_the_owner_lets_others_pass(state, settings, tmp_path, mode):
    settings.PUBLIC_DIR = state / "public"
    error_pages.FOLDER = state / "public" / "errors"
    write_everything(state)
    state.chmod(mode)
    folders.arrange()
    assert state.stat().st_mode & 0o777 == mode & 0o711
    assert seen_by_others(tmp_path) == ({f"state/public/{name}" for name in PUBLIC} if mode & 0o001 else set())


def test_an_old_installation_is_closed_and_its_public_files_are_moved(state, settings, tmp_path):
    state.chmod(0o755)
    for name in ("db.sqlite3", "mail/reset.log", "media/original_images/a.png", "media/images/a.png", "static/a.css"):
        (state / name).parent.mkdir(parents=True, exist_ok=True)
        (state / name).write_bytes(b"x")
    for path in state.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert folders.arrange()
    assert seen_by_others(tmp_path) == {"www/practice/media/images/a.png"}
    assert not (state / "static").exists() and not (state / "media" / "images").exists()
    assert not folders.arrange(), "A second time there is nothing to do."
