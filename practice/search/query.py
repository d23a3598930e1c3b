"""Search over articles, clinicians and pages: the same on every database, and forgiving in both languages.

Words become terms (analysis) when a page is saved and when a query is asked, so that accents, endings and the other
language's word for it make no difference; nothing a visitor types is ever part of a query language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Sum

from wagtail.models import Locale, Page

from practice.models.page_querysets import PublicPageQuerySet

from .analysis import term_of, words_in, words_with_meaning
from .models import SearchWord
from .spelling import nearest_word

LONGEST_QUERY = 120
MOST_WORDS = 8


@dataclass(frozen=True)
class Search:
    """What a visitor typed, what it was taken to mean, and the pages that speak of it, the best first."""

    typed: str
    locale: Locale
    guesses: dict[str, str] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, typed: str, locale: Locale) -> Search:
        typed = "".join(letter for letter in typed if letter.isprintable())[:LONGEST_QUERY].strip()
        language = locale.language_code
        words = list(dict.fromkeys(words_in(typed, language)))[:MOST_WORDS]
        terms = {word: term_of(word, language) for word in words}
        known = set(
            SearchWord.objects.filter(language=language, term__in=terms.values()).values_list("term", flat=True)
        )
        guesses = {}
        for word, term in terms.items():
            mistyped = term not in known and word not in words_with_meaning()
            if mistyped and (guess := nearest_word(word, language)):
                guesses[word], terms[word] = guess, term_of(guess, language)
        return cls(typed, locale, guesses, list(dict.fromkeys(terms.values())))

    @property
    def meant(self) -> str:
        """The query with the mistyped words set right, or nothing where none was."""
        if not self.guesses:
            return ""
        words = words_in(self.typed, self.locale.language_code)
        return " ".join(self.guesses.get(word, word) for word in words)

    @property
    def query(self) -> str:
        """The words as a part of an address, for the links to further pages of results."""
        return urlencode({"q": self.typed})

    def results(self):
        """Return the pages that speak of every term; when none does, those that speak of any."""
        if not self.terms:
            return Page.objects.none()
        every = self._speaking_of(len(self.terms))
        return every if len(self.terms) == 1 or every.exists() else self._speaking_of(1)

    def _speaking_of(self, least: int):
        entries = Q(search_entries__term__in=self.terms)
        return (
            PublicPageQuerySet(Page)
            .live()
            .public()
            .filter(entries, locale=self.locale)
            .annotate(said=Count("search_entries"), weight=Sum("search_entries__weight"))
            .filter(said__gte=least)
            .order_by("-said", "-weight", F("first_published_at").desc(nulls_last=True), "pk")
            .specific()
        )
