"""Search over articles, clinicians and pages: the same on every database, and forgiving in both languages.

Words become terms (practice.terms) when a page is saved and when a query is asked, so that accents, endings and
the other language's word for it make no difference; nothing a visitor types is ever part of a query language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Length
from django.db.models.signals import post_delete, post_save, pre_delete

from wagtail.models import Locale, Page

from practice.models import BilingualTerm, SearchEntry, SearchWord
from practice.models.page_querysets import PublicPageQuerySet
from practice.terms import term_of, words_in, words_with_meaning

LONGEST_QUERY = 120
MOST_WORDS = 8
# A word in the title counts as much as this many in the text.
WEIGHTS = {"title": 12, "summary": 4, "text": 1}
MOST_WEIGHT = 40
SHORTEST_GUESS = 4
MOST_CANDIDATES = 600


# Remembering pages.


def index(page: Page) -> None:
    """Write down anew what `page` says; only live pages in their own language are found."""
    said = page.searched_text() if page.live and page.alias_of_id is None else {}
    language = page.locale.language_code
    weights: Counter[str] = Counter()
    words: dict[str, str] = {}
    for part, text in said.items():
        for word in words_in(text, language):
            words[word] = term_of(word, language)
            weights[words[word]] += WEIGHTS[part]
    SearchEntry.objects.filter(page=page).delete()
    SearchEntry.objects.bulk_create(
        SearchEntry(page_id=page.pk, term=term, weight=min(weight, MOST_WEIGHT)) for term, weight in weights.items()
    )
    SearchWord.objects.bulk_create(
        (SearchWord(language=language, word=word, term=term) for word, term in words.items()), ignore_conflicts=True
    )


def index_all(pages: Iterable[Page]) -> None:
    for page in pages:
        index(page)


def _saved(instance, raw=False, update_fields=None, **kwargs):
    """Index a page that changed, or the pages that say the name of a term that did."""
    if raw or not (update_fields is None or "live" in update_fields):
        return
    if hasattr(instance, "searched_text"):
        index(instance)
    if isinstance(instance, BilingualTerm):
        index_all(instance.pages())


def _about_to_delete(instance, **kwargs):
    if isinstance(instance, BilingualTerm):
        instance.pages_left = instance.pages()


def _deleted(instance, **kwargs):
    if isinstance(instance, BilingualTerm):
        index_all(instance.pages_left)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="practice.search.saved")
    pre_delete.connect(_about_to_delete, dispatch_uid="practice.search.about_to_delete")
    post_delete.connect(_deleted, dispatch_uid="practice.search.deleted")


# Finding them again.


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


# Guessing.


def nearest_word(word: str, language: str) -> str | None:
    """Return the word on our pages that `word` was probably meant to be.

    One slip of the finger leaves either the beginning or the end of a word as it was, so only words that share
    one of the two are compared.
    """
    if len(word) < SHORTEST_GUESS:
        return None
    third, slips = len(word) // 3, 1 if len(word) < 6 else 2
    same_edge = Q(word__startswith=word[: max(third, 1)]) | Q(word__endswith=word[-max(third, 1) :])
    written = (
        SearchWord.objects.filter(same_edge, language=language)
        .annotate(length=Length("word"))
        .filter(length__range=(len(word) - slips, len(word) + slips))
        .values_list("word", flat=True)[:MOST_CANDIDATES]
    )
    # Words that pages put otherwise are known too: who types “anxeity” finds what is said about worry.
    candidates = {*written, *words_with_meaning()}
    distances = ((distance(word, candidate, slips), candidate) for candidate in sorted(candidates))
    best = min(((slip, candidate) for slip, candidate in distances if slip <= slips), default=None)
    return best[1] if best else None


def distance(one: str, other: str, limit: int) -> int:
    """Return how many slips (letter missing, added, changed, or two swapped) part two words, or more than `limit`."""
    two_back: list[int] = []
    back = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, other_letter in enumerate(other, 1):
            cost = min(back[j] + 1, row[j - 1] + 1, back[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, two_back[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        two_back, back = back, row
    return back[-1]
