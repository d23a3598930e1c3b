"""The modes of the state folder: closed to others but for the public folder, old installations included."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from django.conf import settings

from practice.http import public_files

# Where each part of the public folder lay before there was one. Set-up and collectstatic write the others anew.
KEPT, MADE_ANEW = ["media/images"], ["static", "errors"]


def arrange() -> bool:
    """Bring an installation into order; tell whether public files were moved, which a web server has to follow."""
    public = Path(settings.PUBLIC_DIR)
    moved = [_move(settings.STATE_DIR / name, public / name) for name in KEPT]
    moved += [_discard(settings.STATE_DIR / name, public / name) for name in MADE_ANEW]
    for name in ("static", "media", "errors"):
        public_files.let_read(public / name)
    close()
    return any(moved)


def _move(old: Path, new: Path) -> bool:
    if old == new or not old.is_dir():
        return False
    public_files.make_folder(new)
    shutil.copytree(old, new, dirs_exist_ok=True)
    shutil.rmtree(old)
    return True


def _discard(old: Path, new: Path) -> bool:
    if old == new or not old.is_dir():
        return False
    shutil.rmtree(old)
    return True


def close() -> None:
    """Take every right of others from what lies in the state folder, the public folder apart."""
    public = Path(settings.PUBLIC_DIR)
    inside = public.is_relative_to(settings.STATE_DIR)
    passed = {public, *public.parents} if inside else set()
    for parent, folders, files in os.walk(settings.STATE_DIR):
        folder = Path(parent)
        folders[:] = [name for name in folders if folder / name != public]
        # Who lets a web server through to the public folder inside may; nobody lists what lies beside it.
        _narrow(folder, 0o711 if folder in passed else 0o700)
        for name in files:
            _narrow(folder / name, 0o600)


def _narrow(path: Path, mode: int) -> None:
    try:
        present = path.lstat().st_mode
        if not stat.S_ISLNK(present) and present & 0o777 & ~mode:
            path.chmod(present & mode)
    except FileNotFoundError:  # The cache and SQLite's log come and go.
        pass
