"""Passages of an original as a translator reads them, and the diff of two versions: paragraphs with old and new words.

Blocks are matched by the id that they have in their StreamField, the paragraphs within one by their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.compare import diff_text
from wagtail.models import Page

from ..content_checks.reading import read

UUID_LENGTH = 36
LONG, ALIKE = 500, 0.6
CHANGED, ADDED, REMOVED = "changed", "added", "removed"
# What stands in for the words of a picture, among the kinds of content_checks.
PICTURE = "picture"

# Fields of every page, by the names that the editor gives them (practice.models.page_panels).
LABELS = {
    "seo_title": gettext_lazy("Title in search results"),
    "search_description": gettext_lazy("Description in search results"),
}


@dataclass(frozen=True)
class Part:
    """Some words; `change` is "addition", "deletion" or "equal", as Wagtail's comparison has it."""

    change: str
    words: str


@dataclass(frozen=True)
class Shown:
    """A passage beside the editor; `block` is the id of its block there, `label` the name of a field of one line."""

    block: str
    label: str
    kind: str
    level: int
    mark: str
    parts: list[Part]


def words_of(page: Page) -> list[list]:
    """Return what there is to translate in `page`, to be kept as JSON: place, kind, level and words of each passage.

    What is typed once for both languages is left out.
    """
    shared = {"title", *(field.name for field in page.shared_fields())} if hasattr(page, "shared_fields") else set()
    content = read(page)
    passages = [[list(each.place), each.kind, each.level, each.text] for each in content.passages]
    # Fields that only machines and lists show come after the text.
    passages.sort(key=lambda passage: passage[0][0] in LABELS)
    passages += [[list(each.place), PICTURE, 0, each.words] for each in content.pictures if each.words]
    return [passage for passage in passages if passage[0][0] not in shared]


def has_changed(old: list[list], new: list[list]) -> bool:
    return any(mark for _key, mark, _old, _new in compared(old, new))


def is_small_change(old: list[list], new: list[list]) -> bool:
    """Tell whether no passage came or went and none was rewritten: what a correction of typos leaves."""
    changes = [(mark, one, other) for _key, mark, one, other in compared(old, new) if mark]
    return all(mark == CHANGED and _is_alike(one[3], other[3]) for mark, one, other in changes)


def _is_alike(one: str, other: str) -> bool:
    """Compare by letters, what is long by words: it would take too long."""
    if max(len(one), len(other)) > LONG:
        one, other = one.split(), other.split()
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def beside(page: Page, old: list[list], new: list[list]) -> list[Shown]:
    """Return the passages `new` of `page` in their order, what changed since `old` marked."""
    return [_shown(page, key, mark, before, after) for key, mark, before, after in compared(old, new)]


def compared(old: list[list], new: list[list]) -> Iterator[tuple]:
    """Yield (key, mark, old passage, new passage); without a mark both say the same."""
    before, after = _by_block(old), _by_block(new)
    for key in _in_order(list(before), list(after)):
        olds, news = before.get(key, []), after.get(key, [])
        matcher = SequenceMatcher(None, [each[3] for each in olds], [each[3] for each in news], autojunk=False)
        for change, i, j, k, m in matcher.get_opcodes():
            for one, other in zip_longest(olds[i:j], news[k:m]):
                mark = "" if change == "equal" else ADDED if one is None else REMOVED if other is None else CHANGED
                yield key, mark, one, other


def _by_block(passages: list[list]) -> dict[tuple, list[list]]:
    """Group passages by field, or by block of a story; rows of a list (references) by the list, whatever their key."""
    found: dict[tuple, list[list]] = {}
    for passage in passages:
        place = passage[0]
        is_block = len(place) > 1 and len(place[1]) == UUID_LENGTH
        found.setdefault(tuple(place[: 2 if is_block else 1]), []).append(passage)
    return found


def _in_order(before: list[tuple], after: list[tuple]) -> list[tuple]:
    """Return the keys of `after`, each that is gone behind the one it followed."""
    keys, last = list(after), None
    for key in before:
        if key not in keys:
            keys.insert(keys.index(last) + 1 if last else 0, key)
        last = key
    return keys


def _shown(page: Page, key: tuple, mark: str, before: list | None, after: list | None) -> Shown:
    _place, kind, level, words = after or before
    parts = {
        "": [Part("equal", words)],
        ADDED: [Part("addition", words)],
        REMOVED: [Part("deletion", words)],
    }.get(mark) or [Part(*change) for change in diff_text(before[3], words).changes]
    return Shown(key[1] if len(key) > 1 else "", _label(page, key, kind), kind, level, mark, parts)


def _label(page: Page, key: tuple, kind: str) -> str:
    if kind == PICTURE:
        return _("What the image shows")
    if len(key) > 1:
        return ""
    if key[0] in LABELS:
        return str(LABELS[key[0]])
    try:
        field = page._meta.get_field(key[0])
    except FieldDoesNotExist:
        return ""
    return capfirst(str(getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural))
