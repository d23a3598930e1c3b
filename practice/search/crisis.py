"""Crisis phrases: tells whether a search is a cry for help, in either language and however it is spelled.

The phrases are data (crisis_phrases.toml, with its sources). Nothing typed is kept or counted.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from practice.wording import fold

DATA = Path(__file__).with_name("crisis_phrases.toml")
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile("['’‘`´]")
REPEATED = re.compile(r"(.)\1+")
LIST = re.compile(r"\[(\w+)\]")
# Letters typed apart: “s u i c i d e”; a gap inside such a word is taken out.
SINGLE_LETTERS = re.compile(r"(?<=\b\w)[ .*-](?=\w\b)")
GAP = r"(?:\S+ ){0,4}?"
# From this length on a word may be mistyped by one letter; from the second length on by two.
SHORTEST_MENDED, LONG_WORD = 5, 8


@dataclass(frozen=True)
class Phrases:
    crisis: re.Pattern
    harmless: re.Pattern
    spellings: dict[str, str]
    vocabulary: frozenset[str]

    @classmethod
    @cache
    def read(cls) -> Phrases:
        data = tomllib.loads(DATA.read_text(encoding="utf-8"))
        lists = {name: words.replace(" ", "|") for name, words in data["lists"].items()}

        def spelled_out(phrases: list[str]) -> list[str]:
            return [LIST.sub(lambda found: lists[found[1]], phrase) for phrase in phrases]

        crisis = spelled_out([phrase for phrases in data["crisis"].values() for phrase in phrases])
        harmless = spelled_out(data["harmless"]["phrases"])
        words = WORD.findall(" ".join(crisis + harmless))
        return cls(_pattern(crisis), _pattern(harmless), data["spellings"], frozenset(map(_undoubled, words)))

    def words_in(self, typed: str, mended: bool = True) -> list[str]:
        """Return what was typed as the phrases write it: folded, chat spelled out, no letter doubled, slips mended."""
        words = WORD.findall(SINGLE_LETTERS.sub("", APOSTROPHE.sub("", fold(typed))))
        plain = [each for word in words for each in self.spellings.get(word, word).split()]
        return [self._mended(_undoubled(word)) if mended else _undoubled(word) for word in plain]

    def occur_in(self, typed: str, mended: bool = True) -> bool:
        text = " ".join(["", *self.words_in(typed, mended), ""])
        return self.crisis.search(self.harmless.sub("", text)) is not None

    def _mended(self, word: str) -> str:
        if word in self.vocabulary or len(word) < SHORTEST_MENDED:
            return word
        slips = 2 if len(word) >= LONG_WORD else 1
        near = [known for known in self.vocabulary if known[0] == word[0] and len(known) >= SHORTEST_MENDED]
        distances = ((OSA.distance(word, known, score_cutoff=slips), known) for known in near)
        return min((pair for pair in distances if pair[0] <= slips), default=(0, word))[1]


def speaks_of_crisis(typed: str) -> bool:
    """Tell whether `typed` holds a phrase of somebody in a crisis."""
    return Phrases.read().occur_in(typed)


def mentions_crisis(sentence: str) -> bool:
    """Tell whether a sentence of an editor, who mistypes less than somebody in need, holds such a phrase."""
    return Phrases.read().occur_in(sentence, mended=False)


def _undoubled(word: str) -> str:
    return REPEATED.sub(r"\1", word)


def _pattern(phrases: list[str]) -> re.Pattern:
    parts = ["".join(GAP if part == "*" else f"(?:{_undoubled(part)}) " for part in each.split()) for each in phrases]
    return re.compile(f"(?<= )(?:{'|'.join(parts)})")
