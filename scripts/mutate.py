"""Mutation testing: break a rule on purpose, run the tests that should notice, report which mutants survived.

Run from the root of the repository: `.venv/bin/python scripts/mutate.py [--jobs N] [words of the rows to run]`. Each
row of scripts/mutations.py is applied to a temporary copy of the tree. Ends with 1 when more than SURVIVORS of all
live, with 2 when a row does not fit the code (its old text must occur in its file exactly once, its tests must exist)
or when its tests do not pass, or do not run, as they should. What a run may take is counted in processor time, so that
a busy machine takes no slow test for a mutant that was noticed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from mutations import MUTATIONS, Area, Mutation

ROOT = Path(__file__).resolve().parent.parent
SURVIVORS = 2
SECONDS = 120  # Of processor time, for the tests of one row.
SECONDS_OF_ALL = 900
WAITING = 20  # So many times as long may pass by the clock; then the tests hang.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")
PASSED, FAILED = 0, 1  # What pytest ends with; all else means that tests did not run.
NO_TIME_LEFT = -signal.SIGXCPU
LIMITED = ["sh", "-c", 'ulimit -S -t "$0"; exec "$@"']


class BrokenRun(Exception):
    """Tests that neither passed nor failed: they were not collected, or pytest itself stopped."""


def misfits(rows: list[Mutation]) -> list[str]:
    """Say what keeps rows from being tried: an old text that is not there once, a test that is gone."""
    faults = []
    for area, old, _new in rows:
        path = ROOT / area.file
        found = path.read_text(encoding="utf-8").count(old) if path.exists() else 0
        if found != 1:
            faults.append(f"{area.file}: {found} times, not once: {old}")
        faults += [f"{tests} does not exist" for tests in area.tests.split() if not (ROOT / tests).exists()]
    return list(dict.fromkeys(faults))


def passes(tree: Path, tests: list[str], *options: str, seconds: int = SECONDS) -> bool:
    """Tell whether `tests` pass in the copy at `tree`; one that does not end has failed."""
    pytest = [sys.executable, *options, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "--numprocesses=0", *tests]
    try:
        run = subprocess.run(
            [*LIMITED, str(seconds), *pytest], cwd=tree, capture_output=True, timeout=seconds * WAITING
        )
    except subprocess.TimeoutExpired:
        return False
    if run.returncode not in (PASSED, FAILED, NO_TIME_LEFT):
        raise BrokenRun((run.stdout + run.stderr).decode(errors="replace")[-2000:])
    return run.returncode == PASSED


def survives(tree: Path, area: Area, old: str, new: str) -> bool:
    """Tell whether the tests of `area` pass although `old` reads `new` in the copy at `tree`."""
    path = tree / area.file
    whole, times = path.read_text(encoding="utf-8"), path.stat()
    path.write_text(whole.replace(old, new), encoding="utf-8")
    try:
        return passes(tree, area.tests.split(), "-B")  # No byte code of a mutant is kept.
    finally:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # The byte code of the unbroken file fits again.


def try_all(rows: list[Mutation], folder: Path, jobs: int) -> int:
    """Try each row in one of `jobs` copies of the tree below `folder`; return how many survived."""
    trees: SimpleQueue[Path] = SimpleQueue()
    tests = sorted({path for row in rows for path in row.area.tests.split()})
    first = shutil.copytree(ROOT, folder / "0", ignore=LEFT_OUT)
    if not passes(first, tests, seconds=SECONDS_OF_ALL):
        raise BrokenRun("The tests fail before anything is broken.")
    trees.put(first)
    for number in range(1, jobs):  # With the byte code and the migrated database that the first run left.
        trees.put(shutil.copytree(first, folder / str(number)))

    def attempt(row: Mutation) -> bool:
        tree = trees.get()
        try:
            return survives(tree, *row)
        finally:
            trees.put(tree)

    survivors = 0
    with ThreadPoolExecutor(jobs) as pool:
        for (area, old, new), alive in zip(rows, pool.map(attempt, rows), strict=True):
            survivors += alive
            print(f"{'SURVIVED' if alive else 'killed  '}  {area.file}: {old.strip()} → {new or 'nothing'}", flush=True)
    return survivors


def main() -> int:
    parser = argparse.ArgumentParser(description="Break the rules one at a time and see a test fail.")
    parser.add_argument("words", nargs="*", help="try only the rows whose file and old text hold all these words")
    parser.add_argument("--jobs", type=int, default=1, help="how many rows to try at once (default: 1)")
    options = parser.parse_args()
    rows = [row for row in MUTATIONS if all(word in f"{row.area.file} {row.old}" for word in options.words)]
    if faults := misfits(rows) if rows else ["No row holds all these words."]:
        print(*faults, sep="\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        try:
            survivors = try_all(rows, Path(folder), options.jobs)
        except BrokenRun as error:
            print(error)
            return 2
    print(f"{len(rows) - survivors} of {len(rows)} killed.")
    return 1 if survivors > SURVIVORS else 0


if __name__ == "__main__":
    sys.exit(main())
