"""Password validator: 15 characters, or 12 that no blocklist makes easy to guess; it knows the practice's own words.

A password is cut into the fewest pieces that a guesser would try: a well-known word or name, a year, a run on the
keyboard or in the alphabet, something said before, or else one character. Few pieces are guessed soon, however long
they are together.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from clinicians.models import ClinicianPage
from practice.models import PracticeSettings
from practice.wording import fold

LEAST, LONG = 12, 15
# How many pieces are enough. In a short password a common word is one piece, too; a sentence is made of them.
PIECES_SHORT, PIECES_LONG = 6, 8
LONGEST_READ = 64  # What comes after it makes no password weak.

TRADE = frozenset(Path(__file__).with_name("guessable_words.txt").read_text().split())
ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp"]
ROWS += ["1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()", "qweasdzxc", "asdfghjklñ"]
LADDERS = [*ROWS, *(row[::-1] for row in ROWS)]
YEAR = re.compile(r"(19|20)\d\d")
SEPARATORS = re.compile(r"[\s\-_.,'’/]+")
LEET = [str.maketrans("0134578@$!", f"o{one}eastbasi") for one in "il"]


@cache
def common_passwords() -> frozenset[str]:
    """Return Django's list of common passwords, unpacked once."""
    return frozenset(CommonPasswordValidator().passwords)


def own_words(user=None) -> set[str]:
    """Return the words that stand on the website anyway, or in the account: names, places, the host."""
    texts = [settings.SITE_HOST]
    for row in PracticeSettings.objects.values_list("name", "city", "street", "email"):
        texts += row
    texts += ClinicianPage.objects.values_list("title", flat=True)
    if user:
        texts += [user.username, user.first_name, user.last_name, user.email]
    words = {word for text in texts for word in re.findall(r"\w+", fold(text or ""))}
    joined = {SEPARATORS.sub("", fold(text or "")) for text in texts}
    return {word for word in words | joined if len(word) > 2}


def pieces(password: str, words: set[str], common: frozenset[str] = frozenset()) -> int:
    """Return the least number of pieces that the password can be put together from."""
    text = SEPARATORS.sub("", fold(password))[:LONGEST_READ]
    variants = [text, *(text.translate(table) for table in LEET)]
    least = [0]
    for end in range(1, len(text) + 1):
        costs = [least[end - 1] + 1]
        for start in range(max(0, end - 24), end - 1):
            if least[start] + 1 < min(costs) and any(
                _is_known(variant[start:end], variant[:start], words, common) for variant in variants
            ):
                costs.append(least[start] + 1)
        least.append(min(costs))
    return least[-1]


def _is_known(piece: str, before: str, words: set[str], common: frozenset[str]) -> bool:
    return (
        piece in TRADE
        or piece in words
        or (len(piece) > 3 and piece in common)
        or (len(piece) > 2 and any(piece in ladder for ladder in LADDERS))
        or len(set(piece)) == 1
        or piece in before
        or YEAR.fullmatch(piece) is not None
    )


class PasswordValidator:
    """Refuses what is too short or easy to guess, in one sentence that says what to do instead."""

    def validate(self, password: str, user=None) -> None:
        if len(password) < LEAST:
            raise ValidationError(self.get_help_text(), code="password_too_short")
        is_long = len(password) >= LONG
        common = frozenset() if is_long else common_passwords()
        enough = PIECES_LONG if is_long else PIECES_SHORT
        is_common = password.lower().strip() in common_passwords()
        if is_common or password.isdigit() or pieces(password, own_words(user), common) < enough:
            raise ValidationError(
                gettext(
                    "This password is easy to guess: it is made of common words, names, dates or patterns. "
                    "Take a sentence of four or five words that do not belong together."
                ),
                code="password_too_easy",
            )

    def get_help_text(self) -> str:
        return gettext(
            "Use at least %(least)d characters. Best is a sentence of four or five words that do not belong together."
        ) % {"least": LEAST}
