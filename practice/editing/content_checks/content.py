"""What the checks look at: the words of a page as passages, each with its place in the editor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .sentences import split_into_sentences

# Where something is in the editor: a field, then block, part of a block and so on, as Wagtail's content paths have it.
Place = tuple[str, ...]
PARAGRAPH, ITEM, HEADING, QUOTATION, LINE = "paragraph", "item", "heading", "quotation", "line"


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, list item, quotation, or the one line of a field."""

    text: str
    place: Place
    kind: str = PARAGRAPH
    level: int = 0

    @cached_property
    def sentences(self) -> list[str]:
        return split_into_sentences(self.text)


@dataclass(frozen=True)
class Link:
    text: str
    place: Place


@dataclass(frozen=True)
class Picture:
    words: str
    place: Place
    is_decorative: bool = False


@dataclass(frozen=True)
class WordChoice:
    """Words that the practice avoids, in all their forms, and what it says in their place."""

    forms: tuple[str, ...]
    better: str
    why: str = ""


@dataclass
class Content:
    """A page for the checks; what the practice knows (numbers, words) comes with it, so that they ask nothing."""

    language: str
    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    description: str | None = None
    has_crisis_block: bool = False
    known_numbers: frozenset[str] = frozenset()
    region: str = "US"
    word_choices: list[WordChoice] = field(default_factory=list)

    @property
    def own_words(self) -> list[Passage]:
        """Return the passages that the author wrote, without what is quoted."""
        return [passage for passage in self.passages if passage.kind != QUOTATION]
