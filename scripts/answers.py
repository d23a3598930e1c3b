"""Snapshot test by hand: store what the site answers to everything, and compare two such records.

    python scripts/answers.py record FOLDER
    python scripts/answers.py compare OLD NEW

A record holds one text file per answer of the demo: status, headers and body of every public page in both languages,
of the form, of the front desk and of the admin. Made before and after a change that should change nothing, two
records show whether it did. What is renamed on purpose stands in scripts/site_answers/names.py.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def record(folder: Path) -> int:
    """Load the demo into a throwaway database and write its answers into `folder`; return the exit code."""
    if any(folder.glob("*")):
        sys.exit(f"{folder} is not empty.")
    if os.environ.get("PYTHONHASHSEED") != "0":  # Wagtail prints CSS classes in the order of a set.
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})
    os.environ["DJANGO_SETTINGS_MODULE"] = "practice.settings.test"
    sys.path.insert(0, str(ROOT))
    from site_answers import laboratory  # Sets up Django, which comparing does not need.

    with laboratory.demo() as clock:
        from site_answers import admin, booking, desk, public  # Import models, which Django must have loaded.
        from site_answers.recorder import Recorder

        recorder = Recorder(folder, clock)
        for part in (public, booking, desk, admin):
            part.record(recorder)
    print(f"{recorder.count} answers in {folder}")
    return 0


def compare(old: Path, new: Path) -> int:
    """Print every answer that differs; return 1 when there is one, else 0."""
    names = sorted({path.relative_to(folder) for folder in (old, new) for path in folder.rglob("*.txt")})
    if not names:
        sys.exit("There is nothing to compare.")
    differing = 0
    for name in names:
        before, after = (lines_of(folder / name) for folder in (old, new))
        if before != after:
            differing += 1
            sys.stdout.writelines(difflib.unified_diff(before, after, str(old / name), str(new / name)))
    print(f"{len(names)} answers, {differing} differ")
    return 1 if differing else 0


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else ["(no such answer)\n"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    recording = commands.add_parser("record", help="write the answers of this code into a folder")
    recording.add_argument("folder", type=Path)
    recording.set_defaults(run=record)
    comparing = commands.add_parser("compare", help="print what differs between two folders")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.set_defaults(run=compare)
    arguments = vars(parser.parse_args())
    return arguments.pop("run")(**arguments)


if __name__ == "__main__":
    sys.exit(main())
