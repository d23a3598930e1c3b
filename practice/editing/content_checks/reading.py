"""Reads a page, as its latest draft has it, into what the checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from modelcluster.models import get_all_child_relations

from django.db import models

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from .content import HEADING, ITEM, LINE, PARAGRAPH, QUOTATION, Content, Link, Passage, Picture, Place

WORDS_OF_EVERY_PAGE = ("title", "seo_title", "search_description")
KINDS = {"p": PARAGRAPH, "li": ITEM, "blockquote": QUOTATION} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), HEADING)


def read(page: Page) -> Content:
    content = Content(page.locale.language_code, description=page.search_description)
    for name in (*WORDS_OF_EVERY_PAGE, *_own_text_fields(page)):
        add_line(content, getattr(page, name), (name,))
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            content.has_crisis_block |= any(child.block_type == "crisis" for child in stream)
            _read_block(content, stream.stream_block, stream, (field.name,))
    for relation in get_all_child_relations(page):
        panel = relation.get_accessor_name()
        for number, row in enumerate(getattr(page, panel).all()):
            for name in _own_text_fields(row):
                add_line(content, getattr(row, name), (panel, str(row.pk or number), name))
    if hasattr(getattr(page, "topics", None), "all"):  # The list of articles has a method of that name.
        content.topics = [topic.in_language("name", content.language) for topic in page.topics.all()]
    return content


def _own_text_fields(row: models.Model) -> Iterator[str]:
    """Yield the names of the fields that hold words: no web address, number, or choice of a list."""
    for field in row._meta.local_fields:
        if type(field) in (models.CharField, models.TextField) and field.editable and not field.choices:
            yield field.name


def add_line(content: Content, text: str, place: Place, kind: str = LINE, level: int = 0) -> None:
    if text and text.strip():
        content.passages.append(Passage(" ".join(text.split()), place, kind, level))


def _read_block(content: Content, block: blocks.Block, value, place: Place, kind: str = LINE) -> None:
    """Add the words of a block, and of those in it, to `content`."""
    if value is None:
        return
    if isinstance(block, ImageBlock):
        words = getattr(value, "contextual_alt_text", "") or ""
        content.pictures.append(Picture(words, (*place, "alt_text"), bool(getattr(value, "decorative", False))))
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            _read_block(content, child.block, child.value, (*place, str(child.id)), _kind_of(child.block_type))
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            _read_block(content, child.block, child.value, (*place, str(child.id)), ITEM)
    elif isinstance(block, blocks.BaseStructBlock):
        level = int(str(value.get("level") or "h0")[1:])
        for name, child in block.child_blocks.items():
            if level and name == "text":
                add_line(content, value.get(name), (*place, name), HEADING, level)
            else:
                _read_block(content, child, value.get(name), (*place, name), kind)
    elif isinstance(block, blocks.RichTextBlock):
        RichTextReader(content, place).read(value.source, ITEM if kind == ITEM else PARAGRAPH)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        add_line(content, value, place, kind)


def _kind_of(block_type: str) -> str:
    return QUOTATION if block_type == "quotation" else LINE


class RichTextReader(HTMLParser):
    """Takes headings, paragraphs, list items and links out of rich text."""

    def __init__(self, content: Content, place: Place):
        super().__init__(convert_charrefs=True)
        self.content, self.place = content, place
        self.words: list[str] = []
        self.linked: list[str] | None = None
        self.kind, self.level, self.kind_of_paragraphs = PARAGRAPH, 0, PARAGRAPH

    def read(self, source: str, kind_of_paragraphs: str) -> None:
        self.kind = self.kind_of_paragraphs = kind_of_paragraphs
        self.feed(source)
        self.close()
        self._end_passage()

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.linked = []
        elif tag in KINDS:
            self._end_passage()
            self.kind = self.kind_of_paragraphs if tag == "p" else KINDS[tag]
            self.level = int(tag[1]) if self.kind == HEADING else 0
        elif tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag):
        if tag == "a" and self.linked is not None:
            self.content.links.append(Link(" ".join("".join(self.linked).split()), self.place))
            self.linked = None
        elif tag in KINDS:
            self._end_passage()

    def handle_data(self, data):
        self.words.append(data)
        if self.linked is not None:
            self.linked.append(data)

    def _end_passage(self):
        add_line(self.content, "".join(self.words), self.place, self.kind, self.level)
        self.words, self.kind, self.level = [], self.kind_of_paragraphs, 0
