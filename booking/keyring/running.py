"""File locks that tell with which keys server processes run: a rotation must not meet one that cannot read its rows."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from pathlib import Path

from django.conf import settings

from booking.encryption.keys import Kind

_held: dict[Path, int] = {}


def hold() -> None:
    """Share the lock of the listed keys until this process and all that are parted from it have ended.

    The system lets go of it however a process ends, and needs no heartbeat.
    """
    path = _path()
    while path not in _held:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(file, fcntl.LOCK_SH)
        if os.fstat(file).st_nlink:
            _held[path] = file
        else:
            os.close(file)  # It was cleared away a moment ago.


def others_run() -> bool:
    """Tell whether a process of this machine was started with other keys, or with these in another order."""
    return any(_is_held(path) for path in sorted(_path().parent.glob("*.lock")) if path != _path())


def _is_held(path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError), path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        path.unlink(missing_ok=True)
    return False


def _path() -> Path:
    marks = [f"{kind.value} {mark}" for kind in Kind for mark in kind.fingerprints]
    name = hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
    return Path(settings.STATE_DIR) / "keys-in-use" / f"{name}.lock"
