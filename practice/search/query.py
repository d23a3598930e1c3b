"""Search over articles, clinicians and pages: the same on every database, and forgiving in both languages.

Words become terms (analysis) when a page is saved and when a query is asked, and a query asks for their synonyms as
well, so that accents, endings and the other language's word for it make no difference. A word that is known is never
read as another, nor is any word of a person in a crisis. Nothing a visitor types is ever part of a query language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from math import sqrt
from operator import add
from urllib.parse import urlencode

from django.db.models import Case, Count, F, FloatField, Max, Q, Sum, When
from django.db.models.functions import Cast, Least

from wagtail.models import Locale, Page

from practice.models.page_querysets import PublicPageQuerySet

from .analysis import folded_words, meaningful, words_in, written_forms
from .crisis import speaks_of_crisis
from .indexing import MOST_WEIGHT
from .models import SearchEntry, SearchWord
from .spelling import nearest_word
from .synonyms import Thesaurus, thesaurus

LONGEST_QUERY = 120
MOST_WORDS = 8
# Pages that do not say every word are shown from this part of the best score on.
LEAST_SHARE = 0.1
# Beside words that are known, only a longer one is taken for mistyped, and by one letter.
SHORTEST_MISTYPED = 6


@dataclass(frozen=True)
class Search:
    """What a visitor typed, what it was taken to mean, and the pages that speak of it, the best first."""

    typed: str
    locale: Locale
    is_crisis: bool = False
    guesses: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    # What pages may write for each word: its stem and those of its synonyms.
    terms: list[frozenset[str]] = field(default_factory=list)

    @classmethod
    def of(cls, typed: str, locale: Locale) -> Search:
        typed = "".join(letter if letter.isprintable() else " " for letter in typed)[:LONGEST_QUERY].strip()
        language, meanings = locale.language_code, thesaurus()
        expressions, left = meanings.expressions_in(folded_words(typed), language)
        words = list(dict.fromkeys(meaningful(left, language)))[:MOST_WORDS]
        terms = {word: meanings.terms_of(word, language) for word in words}
        is_crisis = speaks_of_crisis(typed)
        guesses = {} if is_crisis else _guesses(terms, language, meanings)
        terms |= {word: meanings.terms_of(guess, language) for word, guess in guesses.items()}
        written = _written(guesses.values(), language, meanings)
        return cls(typed, locale, is_crisis, guesses, written, list(dict.fromkeys([*expressions, *terms.values()])))

    @property
    def meant(self) -> str:
        """The query with the mistyped words set right, or nothing where none was."""
        if not self.guesses:
            return ""
        typed = written_forms(self.typed)
        words = [word for word in typed if word in words_in(self.typed, self.locale.language_code)]
        return " ".join(self.written.get(self.guesses.get(word, ""), typed[word]) for word in words)

    @property
    def query(self) -> str:
        """The words as a part of an address, for the links to further pages of results."""
        return urlencode({"q": self.typed})

    def results(self):
        """Return the pages that speak of it, the best first; what stands far behind the best is left out.

        A page is the better the more of the words it speaks of, and the fewer other pages speak of them.
        """
        if not self.terms:
            return Page.objects.none()
        speaking = self._speaking()
        best = speaking.aggregate(best=Max("score"))["best"]
        return (
            speaking.filter(Q(said=len(self.terms)) | Q(score__gte=(best or 0) * LEAST_SHARE))
            .order_by("-score", F("first_published_at").desc(nulls_last=True), "pk")
            .specific()
        )

    def _speaking(self):
        entries = Q(search_entries__term__in=frozenset().union(*self.terms))
        said = [Max(Case(When(search_entries__term__in=each, then=1), default=0)) for each in self.terms]
        parts = [_weight_of(each) * rarity for each, rarity in zip(self.terms, self._rarities(), strict=True)]
        pages = PublicPageQuerySet(Page).live().public().filter(entries, locale=self.locale)
        return pages.annotate(said=reduce(add, said), score=reduce(add, parts) * F("said"))

    def _rarities(self) -> list[float]:
        """Return how much each word counts (idf): “therapy” stands on most pages, and so it says little."""
        spoken = SearchEntry.objects.filter(page__locale=self.locale, term__in=frozenset().union(*self.terms))
        counts = {
            f"word{number}": Count("page", distinct=True, filter=Q(term__in=each))
            for number, each in enumerate(self.terms)
        }
        return [1 / sqrt(max(count, 1)) for count in spoken.aggregate(**counts).values()]


def _weight_of(terms: frozenset[str]):
    """Return how much a page says about what `terms` mean, up to a bound: many synonyms say no more than one."""
    weight = Sum("search_entries__weight", filter=Q(search_entries__term__in=terms), default=0)
    return Cast(Least(weight, MOST_WEIGHT), FloatField())


def _guesses(terms: dict[str, frozenset[str]], language: str, meanings: Thesaurus) -> dict[str, str]:
    """Return what was probably meant by the words that neither a page nor the synonyms know."""
    asked = frozenset().union(*terms.values())
    known = set(SearchWord.objects.filter(language=language, term__in=asked).values_list("term", flat=True))
    strange = [word for word, each in terms.items() if not each & known and not meanings.knows(word, language)]
    if len(strange) < len(terms):
        strange = [word for word in strange if len(word) >= SHORTEST_MISTYPED]
        most_slips = 1
    else:
        most_slips = 2
    found = {word: nearest_word(word, language, meanings.by_word, most_slips) for word in strange}
    return {word: guess for word, guess in found.items() if guess}


def _written(guesses: Iterable[str], language: str, meanings: Thesaurus) -> dict[str, str]:
    """Return each guess as it is written, accents and all."""
    guesses = set(guesses)
    if not guesses:
        return {}
    on_pages = SearchWord.objects.filter(language=language, word__in=guesses).exclude(written="")
    return meanings.written | dict(on_pages.values_list("word", "written"))
