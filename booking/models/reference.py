"""References of requests that can be spoken on the telephone: K7M-4XQ."""

from __future__ import annotations

import secrets

# Without the letters and figures that sound or look alike when read out.
REFERENCE_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"


def new_reference() -> str:
    letters = [secrets.choice(REFERENCE_ALPHABET) for _ in range(6)]
    return "".join(letters[:3]) + "-" + "".join(letters[3:])
