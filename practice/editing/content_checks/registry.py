"""The one list of checks, as the editor reads them: what may do harm comes first. None blocks publishing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from .content import Content
from .findings import Finding
from .rules import (
    crisis,
    description,
    headings,
    lengths,
    link_texts,
    phone_numbers,
    pictures,
    promises,
    testimonials,
    word_choice,
)

RULES: dict[str, Callable[[Content], Iterable[Finding]]] = {
    "crisis": crisis.check,
    "promise": promises.check,
    "testimonial": testimonials.check,
    "phone-number": phone_numbers.check,
    "picture": pictures.check,
    "link-text": link_texts.check,
    "heading": headings.check,
    "description": description.check,
    "word-choice": word_choice.check,
    "long-sentence": lengths.check_sentences,
    "long-paragraph": lengths.check_paragraphs,
}


def findings_in(content: Content) -> list[Finding]:
    return [
        replace(finding, rule=name, language=content.language)
        for name, check in RULES.items()
        for finding in check(content)
    ]
