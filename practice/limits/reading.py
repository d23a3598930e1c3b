"""Limits on reading (search, health), counted in the memory of each process: roughly is enough, no row is written."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

# What was counted is forgotten when it is this much, so that the memory stays small however many there are.
MOST_COUNTS = 10_000
_counts: Counter[tuple[str, str, int]] = Counter()


@dataclass(frozen=True)
class ReadingLimit:
    """At most `allowed` in each window of `seconds`, for each purpose, subject and process."""

    purpose: str
    allowed: int
    seconds: int

    def is_exceeded(self, subject: str) -> bool:
        """Count one more, and tell whether it is one too many."""
        if len(_counts) >= MOST_COUNTS:
            forget()
        counted = (self.purpose, subject, int(time.time() // self.seconds))
        _counts[counted] += 1
        return _counts[counted] > self.allowed


def forget() -> None:
    _counts.clear()
