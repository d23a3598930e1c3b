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
    """The rows by each word, stem and expression in them; a row is the stems that its words have in each language.

    An expression, such as “how much”, is several words in a row that together mean what the row means.
    """

    rows: list[dict[str, frozenset[str]]]
    by_word: dict[str, set[int]]
    by_stem: dict[tuple[str, str], set[int]]
    by_expression: dict[tuple[str, ...], set[int]]
    written: dict[str, str]

    def expressions_in(self, words: list[str], language: str) -> tuple[list[frozenset[str]], list[str]]:
        """Return what pages may write for the expressions among folded `words`, and the words that are left."""
        terms, left, position = [], [], 0
        longest = max(map(len, self.by_expression), default=0)
        while position < len(words):
            ahead = (tuple(words[position : position + length]) for length in range(longest, 1, -1))
            if found := next((each for each in ahead if each in self.by_expression), None):
                terms.append(frozenset().union(*(self.rows[row][language] for row in self.by_expression[found])))
                position += len(found)
            else:
                left.append(words[position])
                position += 1
        return terms, left

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
    built = Thesaurus([], defaultdict(set), defaultdict(set), defaultdict(set), {})
    for number, synonyms in enumerate(Synonyms.objects.order_by("pk")):
        said = {"en": synonyms.words_en.split(","), "es": synonyms.words_es.split(",")}
        entries = {language: [folded_words(entry) for entry in each] for language, each in said.items()}
        words = {language: [entry[0] for entry in each if len(entry) == 1] for language, each in entries.items()}
        built.written.update(written_forms(f"{synonyms.words_en} {synonyms.words_es}"))
        both = [word for each in words.values() for word in each]
        built.rows.append({code: frozenset(stem_of(word, code) for word in both) for code in languages})
        for entry in entries["en"] + entries["es"]:
            if len(entry) > 1:
                built.by_expression[tuple(entry)].add(number)
        for language, own in words.items():
            for word in own:
                built.by_word[word].add(number)
                built.by_stem[language, stem_of(word, language)].add(number)
    return Thesaurus(built.rows, dict(built.by_word), dict(built.by_stem), dict(built.by_expression), built.written)
