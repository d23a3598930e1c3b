"""Reading level of the demo's texts: Flesch-Kincaid grade in English, INFLESZ (Szigriszt-Pazos) in Spanish.

    python scripts/reading_level.py [FILE.en.md ...]

Fails where a text is harder than the eighth grade, or below 60 in Spanish. The formulas see short words and short
sentences, not strange ones: a text that passes still wants a reader.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import frontmatter
from markdown_it import MarkdownIt

TEXTS = Path(__file__).resolve().parent.parent / "practice" / "demo" / "texts"
HIGHEST_GRADE, LOWEST_INFLESZ = 8.0, 60.0
# Fields of the front matter that a page shows as sentences.
PROSE = {
    *("standfirst", "introduction", "summary", "greeting", "author_note", "plant_note", "text", "answer"),
    *("headline", "people_note", "articles_note", "question"),
}
# Sentences that the law words, read past by the measure: a text, and how the sentence begins.
STATUTORY = {
    "pages/4-notice-to-clients.en": "The Board of Behavioral Sciences receives",  # Cal. B&P Code 4980.32
    "pages/4-notice-to-clients.es": "La Junta de Ciencias del Comportamiento (Board",  # The same, translated
    "pages/8-notice-of-privacy-practices.en": "THIS NOTICE DESCRIBES",  # 45 CFR 164.520(b)(1)(i)
    "pages/8-notice-of-privacy-practices.es": "ESTE AVISO DESCRIBE",  # The same, from the model form
}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+(?=[\s”»\")]|$)")
ADDRESS = re.compile(r"https?://\S+|\b\w+(?:\.\w+)+\b")
ABBREVIATION = re.compile(r"\b(Mrs|Mr|Dr|Dra|Sr|Sra|U\.S|p\. ?m|a\. ?m)\.")
SILENT_E = re.compile(r"[^aeiouyl]e$|[aeiouy][lr]e$|[^aeiouydt]ed$|(?<![sc]h)(?<![^aeiouy]l)(?<=[^aeioucgsxz])es$")
HEADING, LINE = "heading_open", "inline"


@dataclass(frozen=True)
class Level:
    """How hard a text is to read; a grade is better low, an INFLESZ value better high."""

    language: str
    sentences: int
    words: int
    syllables: int

    @property
    def figure(self) -> float:
        length, syllables = self.words / self.sentences, self.syllables / self.words
        if self.language == "es":
            return 206.835 - 62.3 * syllables - length
        return 0.39 * length + 11.8 * syllables - 15.59

    @property
    def passes(self) -> bool:
        return self.figure >= LOWEST_INFLESZ if self.language == "es" else self.figure <= HIGHEST_GRADE


def english_syllables(word: str) -> int:
    """Count the groups of vowels, without the e that is not spoken."""
    word = re.sub(r"[^a-z]", "", word.lower().replace("é", "e").replace("í", "i"))
    word = re.sub(r"^some(?=[a-z])", "som", re.sub(r"^every", "evry", word))
    count = len(re.findall(r"[aeiouy]+", word))
    count -= bool(SILENT_E.search(word))
    count += len(re.findall(r"[^ctgs]ia|[^ctgs]io|iet|eo(?!p|u)|creat|dea$|rien|[aeiouy]ing$", word))
    return max(count, 1)


def spanish_syllables(word: str) -> int:
    """Count one syllable for each strong vowel, accented i and u among them, or for each group of weak ones alone."""
    groups = re.findall(r"(?:[aeiouáéíóúü]|y(?![aeiouáéíóú]))+", word.lower())
    return max(sum(max(len(re.findall(r"[aeoáéíóú]", group)), 1) for group in groups), 1)


SYLLABLES = {"en": english_syllables, "es": spanish_syllables}


def measure(lines: list[str], language: str) -> Level:
    """Return the level of `lines`, each of which ends a sentence; figures and addresses are not counted as words."""
    sentences = [
        words
        for line in lines
        for part in SENTENCE_END.split(ABBREVIATION.sub(r"\1", ADDRESS.sub("", line)))
        if (words := WORD.findall(part))
    ]
    spoken = [word for words in sentences for word in words]
    return Level(language, len(sentences), len(spoken), sum(map(SYLLABLES[language], spoken)))


def prose_of(text: str) -> Iterator[str]:
    """Yield the paragraphs and items of a text with front matter, without its headings."""
    facts, body = frontmatter.parse(text)
    yield from _fields(facts)
    tokens = MarkdownIt("commonmark").parse(body)
    for before, token in zip(tokens, tokens[1:], strict=False):
        if token.type == LINE and before.type != HEADING:
            yield "".join(run.content if run.type == "text" else " " for run in token.children)


def _fields(facts) -> Iterator[str]:
    rows = facts if isinstance(facts, list) else [facts]
    for row in rows:
        for name, value in row.items() if isinstance(row, dict) else ():
            if isinstance(value, list):
                yield from _fields(value)
            elif name in PROSE:
                yield value


def level_of(path: Path) -> Level:
    """Return the level of the text at `path`, whose name ends in its language: about.en.md."""
    name = path.name.removesuffix(".md")
    statutory = STATUTORY.get(f"{path.parent.name}/{name}")
    lines = [
        line for line in prose_of(path.read_text(encoding="utf-8")) if not (statutory and line.startswith(statutory))
    ]
    return measure(lines, name.rpartition(".")[2])


def main(arguments: list[str]) -> int:
    """Print a line for each text, and return 1 if one is too hard to read."""
    paths = [Path(argument).resolve() for argument in arguments] or sorted(TEXTS.rglob("*.md"))
    failed = 0
    for path in paths:
        level = level_of(path)
        failed += not level.passes
        name = path.relative_to(TEXTS) if path.is_relative_to(TEXTS) else path
        scale = "INFLESZ" if level.language == "es" else "grade"
        length = level.words / level.sentences
        print(
            f"{level.figure:6.1f} {scale:8}{length:5.1f} words/sentence  {name}{'' if level.passes else '  TOO HARD'}"
        )
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
