"""Person-first words, and words that a frightened reader trips on: the list that the practice keeps."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.wording import fold

from ..content import Content, WordChoice
from ..findings import Finding
from ..sentences import WORD

SAY_INSTEAD = _("{words}: say {better}.")
LEAVE_OUT = _("{words}: leave it out.")


def check(content: Content) -> Iterator[Finding]:
    """Yield each of the words once for a passage, the longest that fits: “drug addict” before “addict”."""
    choices = _by_first_word(content.word_choices)
    for passage in content.own_words:
        found = list(WORD.finditer(passage.text))
        folded = [fold(word[0]) for word in found]
        position, said = 0, set()
        while position < len(folded):
            match = _longest(choices.get(folded[position], ()), folded, position)
            if match:
                form, choice = match
                words = passage.text[found[position].start() : found[position + len(form) - 1].end()]
                if form not in said:
                    said.add(form)
                    sentence = SAY_INSTEAD if choice.better else LEAVE_OUT
                    yield Finding(sentence, passage.place, choice.why, {"words": words, "better": choice.better})
            position += len(match[0]) if match else 1


def _by_first_word(choices: list[WordChoice]) -> dict[str, list[tuple[tuple[str, ...], WordChoice]]]:
    known: dict[str, list] = {}
    for choice in choices:
        for form in choice.forms:
            words = tuple(WORD.findall(fold(form)))
            if words:
                known.setdefault(words[0], []).append((words, choice))
    for forms in known.values():
        forms.sort(key=lambda form: -len(form[0]))
    return known


def _longest(forms, folded: list[str], position: int):
    return next((form for form in forms if tuple(folded[position : position + len(form[0])]) == form[0]), None)
