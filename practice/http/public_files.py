"""The public folder (PRACTICE_PUBLIC) and its storage: what a web server under another user may read.

Every process of ours writes under umask 077; modes are widened here, file by file, and nowhere else.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

FOLDER_MODE, FILE_MODE = 0o755, 0o644


def make_folder(folder: Path) -> None:
    """Create a folder inside the public one, and let others pass and list every folder on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    public = Path(settings.PUBLIC_DIR)
    for part in (folder, *folder.parents):
        if part.is_relative_to(public):
            _widen(part, FOLDER_MODE)


def let_read(folder: Path) -> None:
    """Let others read everything in a folder inside the public one."""
    make_folder(folder)
    for parent, folders, files in os.walk(folder):
        for name in folders:
            _widen(Path(parent, name), FOLDER_MODE)
        for name in files:
            _widen(Path(parent, name), FILE_MODE)


def _widen(path: Path, mode: int) -> None:
    """Add what others lack; a folder of somebody else's that is open already is left alone.

    What a second start replaces meanwhile is gone, and widened by that start.
    """
    with contextlib.suppress(FileNotFoundError):
        present = path.stat().st_mode & 0o777
        if present & mode != mode:
            path.chmod(present | mode)


class PublicStorage(FileSystemStorage):
    """Renditions of images and social cards, in the public folder below media/."""

    file_permissions_mode = FILE_MODE
    directory_permissions_mode = None

    @property
    def base_location(self):
        return Path(settings.PUBLIC_DIR) / "media"

    @property
    def location(self):
        return os.path.abspath(self.base_location)

    def _save(self, name, content):
        make_folder(Path(self.path(name)).parent)
        return super()._save(name, content)
