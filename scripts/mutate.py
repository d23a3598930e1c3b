"""Mutation test: break a rule on purpose, run the tests that should notice, report each mutation as killed or survived.

Run from the root of the repository: `.venv/bin/python scripts/mutate.py [words of the rows to run]`. Each row of
MUTATIONS is applied to a temporary copy of the tree. Ends with 1 when more than SURVIVORS live, with 2 when a row
no longer fits the code (its old text must stand in its file exactly once) or its tests fail without a mutation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SURVIVORS = 2
SECONDS = 900
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")


class Area(NamedTuple):
    """A file and the tests that guard it."""

    file: str
    tests: str


HOURS = Area("practice/opening_hours.py", "tests/practice/test_opening_hours.py")
PROMISE = Area("booking/promise.py", "tests/booking/test_promise.py")
CLOCK = Area("practice/wording.py", "tests/booking/test_promise.py")
PHONES = Area("practice/phones.py", "tests/practice/test_phones.py")
REFERENCES = Area("booking/models/reference.py", "tests/booking/models/test_reference.py")
INDEX = Area("booking/encryption/blind_index.py", "tests/booking/encryption tests/booking/models")
THROTTLE = Area("booking/public/throttling.py", "tests/booking/public/test_throttling.py")
ROLES = Area("practice/roles/policies.py", "tests/practice/roles tests/practice/accounts")
RETENTION = Area("booking/retention.py", "tests/booking/test_retention.py")
TO_PURGE = Area("booking/models/querysets.py", "tests/booking/test_retention.py")
PAGES = Area("practice/caching/page_cache.py", "tests/practice/caching")
CSP = Area("practice/http/security_headers.py", "tests/practice/http/test_security_headers.py")

# Area, old text, new text.
MUTATIONS = [
    (HOURS, "return day in self.closed or bool(", "return bool("),
    (HOURS, "bool(self.is_holiday and self.is_holiday(day))", "False"),
    (HOURS, 'subdiv="CA"', 'subdiv="TX"'),
    (HOURS, "in sorted(self.weekly.get(day.weekday(), []))", "in sorted(self.weekly.get((day.weekday() + 1) % 7, []))"),
    (HOURS, "max(opens, window.start), min(closes, window.end)", "opens, closes"),
    (HOURS, "if day.weekday() in window.weekdays and start < end", "if start < end"),
    (HOURS, "yield max(start, at), end", "yield start, end"),
    (HOURS, "start <= at < end for", "start <= at <= end for"),
    (HOURS, "if end - start >= left", "if end - start > left"),
    (HOURS, "left -= end - start", "left -= dt.timedelta()"),
    (HOURS, "total += min(closes, end) - opens", "total += closes - opens"),
    (HOURS, "self.tz).astimezone(dt.UTC)", "self.tz)"),
    (HOURS, "max(end, merged[-1][1])", "end"),
    (HOURS, "minutes: int = 5", "minutes: int = 1"),
    (PROMISE, "timetable.add(at, minutes, windows) or ", ""),
    (PROMISE, "timetable.add(at, minutes) or ", ""),
    (PROMISE, "rounded_up(at + dt.timedelta(days=1))", "rounded_up(at + dt.timedelta(days=2))"),
    (PROMISE, "if 1 < days < 7", "if 1 < days <= 7"),
    (CLOCK, "== (12, 0)", "== (0, 0)"),
    (CLOCK, "if time.hour < 12", "if time.hour <= 12"),
    (REFERENCES, "ABCDEFGHJKLMNPQRTUVWXY346789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    (PHONES, "if number.country_code == NORTH_AMERICA", "if number"),
    (INDEX, 'f"+{number.country_code}{number.national_number}"', 'f"{number.national_number}"'),
    (THROTTLE, "> settings.CALLBACK_LIMIT", ">= settings.CALLBACK_LIMIT"),
    (THROTTLE, "return hops[-proxies]", "return hops[0]"),
    (THROTTLE, "if proxies and len(hops) >= proxies", "if hops"),
    (THROTTLE, "IPV6_NETWORK = 64", "IPV6_NETWORK = 128"),
    (THROTTLE, "* (1 - passed / LIMIT_SECONDS)", "* 0"),
    (THROTTLE, 'in ("same-origin", "none")', 'in ("same-origin", "none", "cross-site")'),
    (ROLES, "pages if publishes(user) else pages.filter(Q(live=True) | Q(owner=user))", "pages"),
    (ROLES, "return pages.filter(Q(owner=user) | Q(path__in=above))", "return pages"),
    (ROLES, "super().can_view_revisions() and self.can_edit()", "super().can_view_revisions()"),
    (ROLES, "super().can_add_subpage() and self.can_publish_subpage()", "super().can_add_subpage()"),
    (ROLES, "if instance.is_superuser and not user.is_superuser", "if False"),
    (RETENTION, "erase(callback, actor=SCHEDULE)", "pass"),
    (TO_PURGE, "closed_at__lt=before, legal_hold=False, erased_at=None", "closed_at__lt=before, erased_at=None"),
    (TO_PURGE, "self.closed().filter(closed_at__lt=before", "self.filter(created_at__lt=before"),
    (PAGES, 'and not request.META.get("QUERY_STRING")', ""),
    (PAGES, "and settings.SESSION_COOKIE_NAME not in request.COOKIES", ""),
    (PAGES, "if cached and cached.version != current", "if False"),
    (PAGES, "if cached and now() < cached.fresh_until", "if cached"),
    (PAGES, "and not response.cookies", ""),
    (PAGES, 'and not response.has_header("Cache-Control")', ""),
    (PAGES, "min(request.true_until, moment)", "request.true_until"),
    (CSP, """"script-src": "'self'",""", """"script-src": "'self' 'unsafe-inline'","""),
    (CSP, '''"default-src": "'none'"''', '''"default-src": "*"'''),
    (CSP, '''"frame-ancestors": "'self'"''', '''"frame-ancestors": "*"'''),
    (CSP, "self.admin if in_admin else self.public", "self.admin"),
]


def misfits(rows) -> list[str]:
    """Return what keeps rows from being tried: an old text that is not there once, a test that is gone."""
    faults = []
    for area, old, _new in rows:
        path = ROOT / area.file
        found = path.read_text(encoding="utf-8").count(old) if path.exists() else 0
        if found != 1:
            faults.append(f"{area.file}: {found} times, not once: {old}")
        faults += [f"{test} does not exist" for test in area.tests.split() if not (ROOT / test).exists()]
    return list(dict.fromkeys(faults))


def passes(tree: Path, area: Area) -> bool:
    """Tell whether the tests of `area` pass in the copy at `tree`."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", *area.tests.split()]
    try:
        run = subprocess.run(command, cwd=tree, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return False
    if run.returncode not in (0, 1, 2):  # 2: the mutation broke an import.
        raise RuntimeError(run.stdout.decode(errors="replace")[-2000:])
    return run.returncode == 0


def survives(tree: Path, area: Area, old: str, new: str) -> bool:
    """Tell whether the tests of `area` pass although `old` reads `new` in the copy at `tree`."""
    path = tree / area.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(old, new), encoding="utf-8")
    try:
        return passes(tree, area)
    finally:
        path.write_text(whole, encoding="utf-8")


def main(words: list[str]) -> int:
    rows = [row for row in MUTATIONS if all(word in f"{row[0].file} {row[1]}" for word in words)]
    if faults := misfits(rows):
        print(*faults, sep="\n")
        return 2
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        # Tests that fail anyway would kill everything.
        if failing := [area.tests for area in dict.fromkeys(row[0] for row in rows) if not passes(tree, area)]:
            print(*(f"Fails without a mutation: {tests}" for tests in failing), sep="\n")
            return 2
        for area, old, new in rows:
            alive = survives(tree, area, old, new)
            survivors += alive
            print(f"{'SURVIVED' if alive else 'killed  '}  {area.file}: {old} → {new or 'nothing'}", flush=True)
    print(f"{len(rows) - survivors} of {len(rows)} killed.")
    return 1 if survivors > SURVIVORS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
