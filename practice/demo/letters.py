"""Reads a demo text: facts as in the head of a letter, an empty line, then the body.

title: Emotional Intimacy
standfirst: A long line goes on
  in the next one, indented.
reference: Title | Source | https://example.org/

The body, in paragraphs; *italic* and [links](https://example.org/).

## Heading, ### smaller heading
- a list, or 1. a numbered one
> A quotation
> — with its speaker
![the image in words](file.png) A caption
!! Heading of a callout, with its paragraphs on the lines below
-> The sentence of a call to action
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.html import escape

TEXTS = Path(__file__).parent / "texts"
FACT = re.compile(r"([a-z_]+):\s*(.*)")
IMAGE = re.compile(r"!\[(?P<alt>[^]]+)]\((?P<file>[^)]+)\)\s*(?P<caption>.*)")
LISTS = {"ul": re.compile(r"^- ", re.M), "ol": re.compile(r"^\d+\. ", re.M)}


@dataclass(frozen=True)
class Letter:
    """One text in one language: its facts, each as often as it was written, and the paragraphs of its body."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    chunks: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.facts[name][0]

    def get(self, name: str, default: str = "") -> str:
        return self.facts.get(name, [default])[0]

    def words(self, name: str) -> list[str]:
        """Return a fact that names several things, parted by commas."""
        return [word.strip() for word in self.get(name).split(",") if word.strip()]

    def rows(self, name: str) -> list[list[str]]:
        """Return a fact written several times, each parted by bars."""
        return [[cell.strip() for cell in row.split("|")] for row in self.facts.get(name, [])]

    def fields(self, names: list[str]) -> dict[str, str]:
        return {name: self[name] for name in names if name in self.facts}

    def stream(self, find_image: Callable[[str, str], int]) -> str:
        """Return the body as the JSON of a StoryBlock; `find_image(file, alt)` gives the key of an image."""
        blocks: list[dict] = []
        for chunk in self.chunks:
            block = _block(chunk, find_image)
            if block["type"] == "text" and blocks and blocks[-1]["type"] == "text":
                blocks[-1]["value"] += block["value"]
            else:
                blocks.append(block)
        return json.dumps(blocks)


def read(name: str, language: str) -> Letter | None:
    """Return the text `name` in `language`, or None where nobody has written it."""
    path = TEXTS / f"{name}.{language}.md"
    return parse(path.read_text(encoding="utf-8")) if path.exists() else None


def names(folder: str) -> list[str]:
    """Return the names of the texts in `folder`, in the order of their file names."""
    return [f"{folder}/{path.name.removesuffix('.en.md')}" for path in sorted((TEXTS / folder).glob("*.en.md"))]


def parse(text: str) -> Letter:
    head, _, body = text.strip().partition("\n\n")
    facts: dict[str, list[str]] = {}
    for line in re.sub(r"\n\s+", " ", head).splitlines():
        match = FACT.fullmatch(line)
        if not match:
            raise ValueError(f"A fact is written as “name: value”, not “{line}”.")
        facts.setdefault(match[1], []).append(match[2])
    return Letter(facts, [chunk for chunk in re.split(r"\n\s*\n", body) if chunk.strip()])


def inline(text: str) -> str:
    """Return one run of text as rich text."""
    html = escape(" ".join(text.split()))
    html = re.sub(r"\[([^]]+)]\(([^)]+)\)", r'<a href="\2">\1</a>', html)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", html)


def _block(chunk: str, find_image: Callable[[str, str], int]) -> dict:
    lines = re.sub(r"\n\s+", " ", chunk.strip()).splitlines()
    first = lines[0]
    if heading := re.match(r"(##|###) (.+)", first):
        return _made("heading", level=f"h{len(heading[1])}", text=heading[2])
    if image := IMAGE.fullmatch(" ".join(lines)):
        value = {"image": find_image(image["file"], image["alt"]), "decorative": False, "alt_text": image["alt"]}
        return _made("image", image=value, caption=image["caption"])
    if first.startswith("> "):
        said = [line.removeprefix("> ") for line in lines]
        speaker = said.pop().removeprefix("— ") if said[-1].startswith("— ") else ""
        return _made("quotation", text=" ".join(said), attribution=speaker)
    if first.startswith("!! "):
        text = "".join(f"<p>{inline(line)}</p>" for line in lines[1:])
        return _made("callout", heading=first.removeprefix("!! "), text=text)
    if first.startswith("-> "):
        return _made("call_to_action", text=" ".join(lines).removeprefix("-> "))
    for style, mark in LISTS.items():
        if mark.match(first):
            items = [inline(item) for item in mark.split("\n".join(lines)) if item.strip()]
            return _made("list", style=style, items=items)
    return {"type": "text", "value": f"<p>{inline(chunk)}</p>"}


def _made(kind: str, **value) -> dict:
    return {"type": kind, "value": value}
