"""Demo texts: YAML front matter with the fields of a page, then its body in Markdown.

> A quotation
>
> — with its speaker

> ## Heading of a callout
>
> Its paragraphs

> ## Heading of the crisis lines, alone

`ways_to_pay`

![the image in words](file.png "A caption")

`fees` or `opening_hours`, alone in a paragraph, stands for what the settings say.

**A paragraph that is bold from end to end is a call to action.**
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import frontmatter
import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from django.utils.html import escape

from wagtail.models import Page

TEXTS = Path(__file__).parent / "texts"
SPEAKER = "— "
# Takes a file's name and what the image shows, gives the key of the image.
FindImage = Callable[[str, str], int]


@dataclass(frozen=True)
class DemoText:
    """One text in one language: the fields of its front matter, and its body in Markdown."""

    facts: dict = field(default_factory=dict)
    body: str = ""

    def __getitem__(self, name: str):
        return self.facts[name]

    def get(self, name: str, default=""):
        return self.facts.get(name, default)

    def fields_of(self, page: Page) -> dict:
        """Return what can be set on `page` as it stands: plain fields, neither relations nor lists of rows."""
        plain = {field.name for field in page._meta.concrete_fields if not field.is_relation}
        return {name: fact for name, fact in self.facts.items() if name in plain and not isinstance(fact, list)}

    def stream(self, find_image: FindImage) -> str:
        """Return the body as the JSON of a StoryBlock."""
        blocks: list[dict] = []
        for node in _tree(self.body).children:
            block = _block(node, find_image)
            if block["type"] == "text" and blocks and blocks[-1]["type"] == "text":
                blocks[-1]["value"] += block["value"]
            else:
                blocks.append(block)
        return json.dumps(blocks)


def data(name: str) -> list[dict] | dict:
    """Return what is written once for both languages: accounts, practice, topics, referrals, callers."""
    return yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def read(name: str, language: str) -> DemoText | None:
    """Return the text `name` in `language`, or None where nobody has written it."""
    path = TEXTS / f"{name}.{language}.md"
    return parse(path.read_text(encoding="utf-8")) if path.exists() else None


def names(folder: str) -> list[str]:
    """Return the names of the texts in `folder`, in the order of their file names."""
    return [f"{folder}/{path.name.removesuffix('.en.md')}" for path in sorted((TEXTS / folder).glob("*.en.md"))]


def parse(text: str) -> DemoText:
    """Return the text; raises a YAMLError where the front matter is none."""
    return DemoText(*frontmatter.parse(text))


def inline(text: str) -> str:
    """Return one run of Markdown as rich text."""
    return "".join(_rich(node) for node in _tree(text).children)


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(text))


def _rich(node: SyntaxTreeNode) -> str:
    if node.type == "text":
        return escape(node.content)
    if node.type == "softbreak":
        return " "
    words = "".join(_rich(child) for child in node.children)
    if node.type == "em":
        return f"<i>{words}</i>"
    if node.type == "link":
        return f'<a href="{node.attrs["href"]}">{words}</a>'
    if node.type in ("paragraph", "inline", "list_item"):
        return words
    raise ValueError(f"Rich text of the demo has no {node.type}.")


def _plain(node: SyntaxTreeNode) -> str:
    if node.type == "softbreak":
        return " "
    return node.content if node.type == "text" else "".join(_plain(child) for child in node.children)


def _paragraphs(nodes: list[SyntaxTreeNode]) -> str:
    return "".join(f"<p>{_rich(node)}</p>" for node in nodes)


def _block(node: SyntaxTreeNode, find_image: FindImage) -> dict:
    if node.type == "heading":
        return _made("heading", level=node.tag, text=_plain(node))
    if node.type == "blockquote":
        return _quoted(node)
    if node.type in ("bullet_list", "ordered_list"):
        return _made("list", style=node.tag, items=[_rich(item) for item in node.children])
    runs = [run for run in node.children[0].children if run.type != "text" or run.content]
    if len(runs) == 1 and runs[0].type == "image":
        alt, source = _plain(runs[0]), runs[0].attrs
        value = {"image": find_image(source["src"], alt), "decorative": False, "alt_text": alt}
        return _made("image", image=value, caption=source.get("title", ""))
    if len(runs) == 1 and runs[0].type == "code_inline":
        return {"type": runs[0].content, "value": None}
    if len(runs) == 1 and runs[0].type == "strong":
        return _made("call_to_action", text=_plain(node))
    return {"type": "text", "value": _paragraphs([node])}


def _quoted(node: SyntaxTreeNode) -> dict:
    first, *rest = node.children
    if first.type == "heading" and not rest:
        return _made("crisis", heading=_plain(first))
    if first.type == "heading":
        return _made("callout", heading=_plain(first), text=_paragraphs(rest))
    said = [_plain(paragraph) for paragraph in node.children]
    speaker = said.pop().removeprefix(SPEAKER) if said[-1].startswith(SPEAKER) else ""
    return _made("quotation", text=" ".join(said), attribution=speaker)


def _made(kind: str, **value) -> dict:
    return {"type": kind, "value": value}
