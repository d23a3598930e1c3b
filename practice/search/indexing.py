"""Indexing for the search: the terms of a page and their weight, written when it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wagtail.models import Page

from .analysis import stem_of, words_in, written_forms
from .models import SearchEntry, SearchWord

# A word in the title counts as much as this many in the text.
WEIGHTS = {"title": 12, "summary": 4, "text": 1}
MOST_WEIGHT = 40


def index(page: Page) -> None:
    """Write down anew what `page` says; only live pages in their own language are found."""
    said = page.searched_text() if page.live and page.alias_of_id is None else {}
    language = page.locale.language_code
    weights: Counter[str] = Counter()
    words: dict[str, str] = {}
    written: dict[str, str] = {}
    for part, text in said.items():
        written |= written_forms(text)
        for word in words_in(text, language):
            words[word] = stem_of(word, language)
            weights[words[word]] += WEIGHTS[part]
    SearchEntry.objects.filter(page=page).delete()
    SearchEntry.objects.bulk_create(
        SearchEntry(page_id=page.pk, term=term, weight=min(weight, MOST_WEIGHT)) for term, weight in weights.items()
    )
    SearchWord.objects.bulk_create(
        (
            SearchWord(language=language, word=word, term=term, written=written.get(word, word))
            for word, term in words.items()
        ),
        ignore_conflicts=True,
    )


def index_all(pages: Iterable[Page]) -> None:
    for page in pages:
        index(page)
