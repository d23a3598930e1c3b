"""Fill `.venv` with a pinned set: `python deploy/install.py requirements.txt`. Standard library only."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
MARKER = ENVIRONMENT / "installed.json"
# The development set holds the running set, pin for pin (`make pins` sees to it).
CONTAINS = {"requirements-dev.txt": ["requirements.txt"]}
NEEDED_MB = 500

FULL = "The disk is full: make room ({mb} MB are enough for a start) and run the same command again."
CAUSES = [
    (r"No space left|disk is full|Disk quota exceeded", FULL.format(mb=NEEDED_MB)),
    (
        r"Name or service not known|Temporary failure in name resolution|NewConnectionError|Network is unreachable"
        r"|Connection refused|ConnectTimeout|Max retries exceeded|ProxyError|Could not fetch URL",
        "The package index cannot be reached: the first installation needs the network; connect and run it again.",
    ),
    (
        r"HASHES ARE REQUIRED|DO NOT MATCH THE HASHES",
        "A downloaded package is not the pinned one, so nothing was installed: empty pip's cache or ask who serves it.",
    ),
    (
        r"No matching distribution|requires a different Python",
        "This Python has no build of a pinned package: use Python 3.11, 3.12 or 3.13 (PYTHON=python3.12 make demo).",
    ),
    (r"Permission denied|Read-only file system", "A folder cannot be written to; see the line above for its name."),
]


class StopError(Exception):
    """Something the person at the terminal can mend; its text is one clear sentence."""


def explain(error: OSError) -> str:
    """Turn a failure of the file system into one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL.format(mb=NEEDED_MB)
    return f"{error.filename or 'A file'} cannot be written to ({error.strerror}): choose a folder that can."


def child_environment(**extra: str) -> dict[str, str]:
    """Give the environment for a child: ours, with its byte code kept so that the next start is quick."""
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return mine | {"PYTHONUNBUFFERED": "1"} | extra


def need_space(folder: Path, megabytes: int) -> None:
    """Stop before a long job that the disk could not hold."""
    if shutil.disk_usage(folder).free < megabytes * 2**20:
        raise StopError(FULL.format(mb=megabytes))


def run(label: str, command: list[str], causes: list[tuple[str, str]], env: dict[str, str]) -> None:
    """Run one step quietly, telling how long it took; a failure becomes one sentence below its last words."""
    print(f"{label} …", end="", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        output.seek(0)
        words = output.read()
    print(f" {time.monotonic() - began:.0f} s" if done.returncode == 0 else " failed", flush=True)
    if done.returncode:
        fail(label, words, causes)


def fail(label: str, words: str, causes: list[tuple[str, str]]) -> None:
    """Stop with the sentence for what went wrong; an unknown failure shows its last lines."""
    for pattern, sentence in causes:
        if re.search(pattern, words):
            raise StopError(sentence)
    print("\n".join(words.splitlines()[-15:]), file=sys.stderr)
    raise StopError(f"“{label}” failed; the lines above say why.")


def digest(requirements: str) -> str:
    return hashlib.sha256((ROOT / requirements).read_bytes() + sys.version.encode()).hexdigest()


def installed(requirements: str) -> bool:
    """Tell whether this very set, for this very Python, is in place and runs."""
    try:
        known = json.loads(MARKER.read_text())
    except (OSError, ValueError):
        return False
    return known.get(requirements) == digest(requirements) and os.access(PYTHON, os.X_OK)


def install(requirements: str) -> None:
    """Create the environment and install the pinned set, unless both are there already."""
    if installed(requirements):
        return
    if not works():
        need_space(ROOT, NEEDED_MB)
        run("Creating .venv", [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], CAUSES, child_environment())
    # Every package is pinned, so dependencies need not be worked out; byte code is made when a module is first used.
    quick = ["--require-hashes", "--no-deps", "--no-compile", "--no-input", "--retries", "2", "--progress-bar", "off"]
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *quick, "-r", requirements]
    run(f"Installing the packages pinned in {requirements} (about 20 seconds)", command, CAUSES, child_environment())
    MARKER.write_text(json.dumps({name: digest(name) for name in [requirements, *CONTAINS.get(requirements, [])]}))


def works() -> bool:
    """Tell whether `.venv` exists, runs and was made by this version of Python."""
    question = [str(PYTHON), "-c", "import sys, pip; print(sys.version)"]
    try:
        return subprocess.run(question, capture_output=True, text=True).stdout.strip() == sys.version
    except OSError:
        return False


def main() -> int:
    try:
        install(sys.argv[1])
    except StopError as stop:
        print(stop, file=sys.stderr)
    except OSError as error:
        print(explain(error), file=sys.stderr)
    except KeyboardInterrupt:
        print(" stopped.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
