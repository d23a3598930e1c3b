"""Splitting of text into sentences and words, in both languages."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A full stop after these ends no sentence; nor does one after a single capital, or within “p. m.”.
_ABBREVIATIONS = (
    "mr|mrs|ms|dr|dra|drs|st|vs|etc|e\\.g|i\\.e|no|sr|sra|srta|lic|prof|ud|uds|p\\. ?ej|ee|uu|u\\.s|a\\. ?m|p\\. ?m|a|p"
)
_NO_END = re.compile(rf"(?:\b(?:{_ABBREVIATIONS})|\b[A-ZÁÉÍÓÚÑ])\.$", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[”»\"')\]]*(?=\s)")


def split_into_sentences(text: str) -> list[str]:
    sentences, start = [], 0
    for found in _END.finditer(text):
        if text[found.start()] == "." and _NO_END.search(text[max(start, found.start() - 8) : found.start() + 1]):
            continue
        sentences.append(text[start : found.end()].strip())
        start = found.end()
    return [sentence for sentence in [*sentences, text[start:].strip()] if sentence]


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def beginning(text: str, words: int = 10) -> str:
    """Return the first words of `text`, enough to find it by."""
    found = list(WORD.finditer(text))
    return text if len(found) <= words + 2 else text[: found[words - 1].end()] + " …"
