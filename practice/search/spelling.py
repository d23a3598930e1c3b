"""Spelling correction for the search: the known word within the smallest edit distance (OSA) of a mistyped one."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

from django.db.models import Q
from django.db.models.functions import Length

from .models import SearchWord

SHORTEST_GUESS = 4
MOST_CANDIDATES = 600


def nearest_word(word: str, language: str, others: Collection[str], most_slips: int = 2) -> str | None:
    """Return the word on our pages, or of `others`, that `word` was probably meant to be.

    One slip of the finger leaves either the beginning or the end of a word as it was, so only words that share
    one of the two are compared.
    """
    if len(word) < SHORTEST_GUESS:
        return None
    third, slips = len(word) // 3, min(most_slips, 1 if len(word) < 6 else 2)
    same_edge = Q(word__startswith=word[: max(third, 1)]) | Q(word__endswith=word[-max(third, 1) :])
    written = (
        SearchWord.objects.filter(same_edge, language=language)
        .annotate(length=Length("word"))
        .filter(length__range=(len(word) - slips, len(word) + slips))
        .values_list("word", flat=True)[:MOST_CANDIDATES]
    )
    # Words that pages put otherwise are known too: who types “anxeity” finds what is said about worry.
    candidates = {*written, *others}
    # A letter missing, added or changed, or two swapped, is one slip; alike near, the first in the alphabet is taken.
    distances = ((OSA.distance(word, candidate, score_cutoff=slips), candidate) for candidate in candidates)
    best = min((pair for pair in distances if pair[0] <= slips), default=None)
    return best[1] if best else None
