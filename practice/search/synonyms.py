"""Synonyms for the search: words of one meaning in both languages, kept by the practice (models.Synonyms).

They are looked up when somebody searches, not when a page is indexed, so a change is in force at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings

from practice.caching import version

from .analysis import folded_words, stem_of, written_forms
from .models import Synonyms


@dataclass(frozen=True)
class Thesaurus:
    """The rows by each word and each stem in them; a row is the stems that its words have in each language."""

    rows: list[dict[str, frozenset[str]]]
    by_word: dict[str, set[int]]
    by_stem: dict[tuple[str, str], set[int]]
    written: dict[str, str]

    def terms_of(self, word: str, language: str) -> frozenset[str]:
        """Return what pages in `language` may write for a folded word: its own stem, and those of its synonyms."""
        stem = stem_of(word, language)
        forms = (word, word.removesuffix("s"), word.removesuffix("es"))
        rows = set().union(*(self.by_word.get(form, ()) for form in forms)) or self.by_stem.get((language, stem), ())
        return frozenset({stem}).union(*(self.rows[row][language] for row in rows))

    def knows(self, word: str, language: str) -> bool:
        return len(self.terms_of(word, language)) > 1


def thesaurus() -> Thesaurus:
    return version.remember("search-synonyms", _build)


def _build() -> Thesaurus:
    languages = [code for code, _name in settings.LANGUAGES]
    built = Thesaurus([], defaultdict(set), defaultdict(set), {})
    for number, synonyms in enumerate(Synonyms.objects.order_by("pk")):
        words = {"en": folded_words(synonyms.words_en), "es": folded_words(synonyms.words_es)}
        built.written.update(written_forms(f"{synonyms.words_en} {synonyms.words_es}"))
        both = [word for each in words.values() for word in each]
        built.rows.append({code: frozenset(stem_of(word, code) for word in both) for code in languages})
        for language, own in words.items():
            for word in own:
                built.by_word[word].add(number)
                built.by_stem[language, stem_of(word, language)].add(number)
    return Thesaurus(built.rows, dict(built.by_word), dict(built.by_stem), built.written)
