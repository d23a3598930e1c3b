"""Rate limits, counted in the database: throttles whatever is written or guessed, exactly, over all processes.

    SIGN_IN = Limit("sign-in", allowed=10, seconds=900)

    if SIGN_IN.is_exceeded(account):   # Counts this try. Of 64 at once, ten at most read False.
        return refusal
    ...
    SIGN_IN.clear(account)             # The right person came in.

A subject is what is counted by: a connection (practice/limits/connections.py), an account, an address. The table holds
a keyed digest of it that changes with each window. What was refused is not counted, so that whoever goes on trying
does not wait the longer for it, and a flood is refused by reading alone.

Call it outside of a transaction: a rollback would forget the count. A limit inside one raises RuntimeError.
"""

from __future__ import annotations

import datetime as dt
import hmac
import logging
import math
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .models import Usage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """At most `allowed` within any `seconds`, for each subject; other purposes count apart.

    Where the database takes no count, what might be a guess is refused (`passes_uncounted` lets it pass, for what
    fails by itself then, or guesses nothing).
    """

    purpose: str
    allowed: int
    seconds: int
    passes_uncounted: bool = False

    def is_exceeded(self, subject: str) -> bool:
        """Count one more, and tell whether it is one too many."""
        try:
            return not self._take(subject)
        except DatabaseError as fault:
            logger.warning("The counter of limits is away (%s).", type(fault).__name__)
            return not self.passes_uncounted

    def is_reached(self, subject: str) -> bool:
        """Tell, without counting, whether one more would be too many."""
        _digest, used, room = self._look(subject)
        return used >= room

    def clear(self, subject: str) -> None:
        """Forget what was counted for `subject`."""
        window = self._window()
        Usage.objects.filter(digest__in=[self._digest(subject, window), self._digest(subject, window - 1)]).delete()

    def _take(self, subject: str) -> bool:
        """Use one of what the window has room for; that one UPDATE asks and counts is what holds between processes."""
        digest, used, room = self._look(subject)
        if used >= room:
            return False
        with transaction.atomic(durable=True):
            if not used:
                Usage.objects.bulk_create([Usage(digest=digest, expires_at=self._expiry())], ignore_conflicts=True)
            return bool(Usage.objects.filter(digest=digest, used__lt=room).update(used=F("used") + 1))

    def _look(self, subject: str) -> tuple[uuid.UUID, int, int]:
        """Return the digest of this window, what it has used, and its room; a part of the one before still counts."""
        window, passed = divmod(timezone.now().timestamp(), self.seconds)
        now, before = self._digest(subject, int(window)), self._digest(subject, int(window) - 1)
        used = dict(Usage.objects.filter(digest__in=[now, before]).values_list("digest", "used"))
        room = math.floor(self.allowed - used.get(before, 0) * (1 - passed / self.seconds))
        return now, used.get(now, 0), room

    def _window(self) -> int:
        return int(timezone.now().timestamp() // self.seconds)

    def _expiry(self) -> dt.datetime:
        return timezone.now() + dt.timedelta(seconds=2 * self.seconds)

    def _digest(self, subject: str, window: int) -> uuid.UUID:
        words = "\0".join([self.purpose, subject, str(self.seconds), str(window)])
        return uuid.UUID(bytes=hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256")[:16])
