"""The state folder (PRACTICE_VAR) and the secrets in its practice.env; needs no settings, for those need secrets."""

from __future__ import annotations

import base64
import errno
import os
import secrets
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from dotenv import dotenv_values

# What a program is told from outside, without what it reads from practice.env: a reload reads that anew.
GIVEN_ENVIRONMENT = dict(os.environ)
BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Database, media, cache and secrets. Nothing outside it is written to.
STATE_DIR = Path(os.environ.get("PRACTICE_VAR") or BASE_DIR / "var").resolve()
SECRETS_FILE = STATE_DIR / "practice.env"
KEY_LISTS = ("FIELD_KEYS", "BLIND_INDEX_KEYS")
OLD_NAMES = {"BLIND_INDEX_KEYS": "BLIND_INDEX_KEY"}  # An installation that has it goes on with it.
NEEDED_MB = 100
FULL = f"The disk is full: make room ({NEEDED_MB} MB are enough for a start) and run the same command again."


class KeysElsewhere(Exception):
    """The list of keys named by it comes from the environment, not from practice.env."""


def keys_in(values: Mapping[str, str | None], name: str) -> list[str]:
    """Return the keys listed under `name`, newest first; the single key under the name of old (OLD_NAMES) is last."""
    keys = [key.strip() for key in (values.get(name) or "").split(",") if key.strip()]
    old = values.get(OLD_NAMES.get(name, ""))
    return [*keys, old] if old and old not in keys else keys


def key_lines(name: str, keys: list[str]) -> list[str]:
    """Return the lines of practice.env for a list of keys; one with a comma in it can only stand under its old name."""
    odd = [key for key in keys if "," in key]
    listed = f"{name}={','.join(key for key in keys if key not in odd)}"
    return [listed, *(f"{OLD_NAMES[name]}={key}" for key in odd)]


def new_secrets() -> dict[str, str]:
    """Generate a value for each secret that production wants; FIELD_KEYS is one Fernet key."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "BLIND_INDEX_KEYS": secrets.token_urlsafe(32),
    }


def make_secrets() -> list[str]:
    """Write the secrets that neither file nor environment has; return their names. A value is never replaced."""
    make_state_dir()
    known = dotenv_values(SECRETS_FILE) if SECRETS_FILE.exists() else {}
    new = {
        name: value for name, value in new_secrets().items() if not (keys_in(known, name) or keys_in(os.environ, name))
    }
    if new:
        write_values(new)
    return list(new)


def listed_keys() -> dict[str, list[str]]:
    """Return the lists of keys in practice.env; raise KeysElsewhere for one that the environment gives otherwise."""
    known = dotenv_values(SECRETS_FILE) if SECRETS_FILE.exists() else {}
    lists = {name: keys_in(known, name) for name in KEY_LISTS}
    for name, keys in lists.items():
        if not keys or keys_in(os.environ, name) != keys:
            raise KeysElsewhere(name)
    return lists


def add_keys() -> None:
    """Put a new key in front of each list of practice.env; the others stay, for what was written with them."""
    new = new_secrets()
    write_keys({name: [new[name], *keys] for name, keys in listed_keys().items()})


def write_keys(lists: dict[str, list[str]]) -> None:
    """Write lists of keys into practice.env; a key under the name of old keeps its line as long as it is listed."""
    known, gone, values = dotenv_values(SECRETS_FILE), set(), {}
    for name, keys in lists.items():
        old_name = OLD_NAMES.get(name, "")
        old = known.get(old_name)
        if old and old not in keys:
            gone.add(old_name)
        values[name] = ",".join(key for key in keys if key != old)
    write_values(values, gone)


def write_values(values: dict[str, str], gone: Collection[str] = ()) -> None:
    """Write `values` below the other lines of practice.env, without the lines of the names that are `gone`."""
    lines = SECRETS_FILE.read_text().splitlines() if SECRETS_FILE.exists() else []
    kept = [line for line in lines if line.partition("=")[0].strip() not in {*values, *gone}]
    replace_secrets_file([*kept, *(f"{name}={value}" for name, value in values.items())])


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
