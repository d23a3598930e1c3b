"""The state folder (PRACTICE_VAR) and the secrets in its practice.env; needs no settings, for those need secrets."""

from __future__ import annotations

import base64
import errno
import os
import secrets
import tempfile
from pathlib import Path

from dotenv import dotenv_values

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Database, media, cache and secrets. Nothing outside it is written to.
STATE_DIR = Path(os.environ.get("PRACTICE_VAR") or BASE_DIR / "var").resolve()
SECRETS_FILE = STATE_DIR / "practice.env"
NEEDED_MB = 100
FULL = f"The disk is full: make room ({NEEDED_MB} MB are enough for a start) and run the same command again."


def new_secrets() -> dict[str, str]:
    """Generate a value for each secret that production wants; FIELD_KEYS is one Fernet key."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "BLIND_INDEX_KEY": secrets.token_urlsafe(32),
    }


def make_secrets() -> list[str]:
    """Write the secrets that neither file nor environment has; return their names. A value is never replaced."""
    make_state_dir()
    lines = SECRETS_FILE.read_text().splitlines() if SECRETS_FILE.exists() else []
    known = dotenv_values(SECRETS_FILE) if lines else {}
    new = {name: value for name, value in new_secrets().items() if not (known.get(name) or os.environ.get(name))}
    if new:
        kept = [line for line in lines if line.partition("=")[0].strip() not in new]
        replace_secrets_file([*kept, *(f"{name}={value}" for name, value in new.items())])
    return list(new)


def make_state_dir() -> None:
    """Create the folder, closed to everybody else; one that holds something keeps the mode it was given."""
    if not STATE_DIR.exists() or not any(STATE_DIR.iterdir()):
        STATE_DIR.mkdir(parents=True, exist_ok=True)
        STATE_DIR.chmod(0o700)


def replace_secrets_file(lines: list[str]) -> None:
    """Let the finished file appear in one step, readable by its owner alone."""
    with tempfile.NamedTemporaryFile("w", dir=STATE_DIR, delete=False) as file:  # Its mode is 0600.
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(SECRETS_FILE)


def explain(error: OSError) -> str:
    """Turn a failure of the file system into one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    return f"{error.filename or 'A file'} cannot be written to ({error.strerror}): choose a folder that can."
