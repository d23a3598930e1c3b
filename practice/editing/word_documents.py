"""Word documents (.docx) as stories: bounded before they are unpacked, read by mammoth, cleaned by Wagtail."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import PurePath
from typing import BinaryIO

import mammoth

from django.core.exceptions import ValidationError
from django.utils.html import escape, strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from practice.blocks import STORY

from .rich_text import LONGEST_PASTE, SENTENCES

MEGABYTE = 1024 * 1024
LARGEST_FILE = 12 * MEGABYTE
# What is unpacked: the words and their styles. Pictures stay in the file, however large they are.
LARGEST_TEXT = 16 * MEGABYTE
MOST_PARTS = 5_000
OLE_FILE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
TOO_LARGE = gettext_lazy("This document is too long to open here. Copy the text and paste it in parts.")
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
br[type='page'] =>
u => em
"""
# What mammoth makes of a heading, and what a page has.
LEVELS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}


@dataclass(frozen=True)
class WordStory:
    """What is in a document: its title, the blocks of a story, and what was kept or left out, counted by name."""

    title: str
    blocks: list[tuple[str, object]]
    found: Counter

    def account(self) -> str:
        """Say in one sentence what was kept and what was left out; nothing where there was neither."""
        parts = [str(SENTENCES[name][self.found[name] != 1]) for name in SENTENCES if self.found[name]]
        counts = [self.found[name] for name in SENTENCES if self.found[name]]
        words = ", ".join(part.format(count=count) for part, count in zip(parts, counts, strict=True))
        return words and f"{capfirst(words)}."


def read(file: BinaryIO, name: str) -> WordStory:
    """Return the story in `file`; raise a ValidationError with one sentence where there is none to be had."""
    refuse_what_is_no_document(file)
    found = Counter()

    def leave_out(image):
        found["pictures"] += 1
        return []

    try:
        file.seek(0)
        html = mammoth.convert_to_html(
            file, style_map=STYLES, convert_image=leave_out, include_embedded_style_map=False
        ).value
    except Exception as error:
        raise ValidationError(
            _("This document is damaged. Open it in Word, save it again, and try once more.")
        ) from error
    return _story(html, name, found)


def refuse_what_is_no_document(file: BinaryIO) -> None:
    """Look at the file's head and its table of contents, which tell its form and its size before it is unpacked."""
    file.seek(0)
    head = file.read(8)
    if not head:
        raise ValidationError(_("This file is empty."))
    if head.startswith(OLE_FILE):
        file.seek(0)
        if ENCRYPTED in file.read(LARGEST_FILE):
            raise ValidationError(_("This document has a password. Save it in Word without one, then open it here."))
        raise ValidationError(_("This is a document of old Word (.doc). Save it in Word as .docx, then open it here."))
    try:
        parts = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ValidationError(_("This is not a Word document (.docx).")) from error
    if "word/document.xml" not in {part.filename for part in parts}:
        raise ValidationError(_("This is not a Word document (.docx)."))
    if any(part.flag_bits & 1 for part in parts):
        raise ValidationError(_("This document has a password. Save it in Word without one, then open it here."))
    unpacked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if unpacked > LARGEST_TEXT or len(parts) > MOST_PARTS:
        raise ValidationError(TOO_LARGE)


def _story(html: str, name: str, found: Counter) -> WordStory:
    title, html = _title(html, name)
    # Notes lead to and fro by links within the document, which a page does not have.
    html = re.sub(r'<a href="#[^"]*"[^>]*>(.*?)</a>', lambda link: link[1].replace("↑", ""), html, flags=re.DOTALL)
    html = re.sub(r"<table>.*?</table>", lambda table: _as_paragraphs(table[0], found), html, flags=re.DOTALL)
    html = re.sub(r"<(/?)(h[1-6])\b[^>]*>", lambda tag: f"<{tag[1]}{LEVELS[tag[2]]}>", html)
    found["headings"] += len(re.findall(r"<h[23]>", html))
    found["links"] += len(re.findall(r'<a href="', html))
    found["bold"] += "<strong>" in html
    found["lists"] += _lists(html)
    words = strip_tags(html).strip()
    if not words:
        raise ValidationError(_("There is no text in this document."))
    if len(words) > LONGEST_PASTE:
        raise ValidationError(TOO_LARGE)
    return WordStory(title, list(_blocks(html)), found)


def _title(html: str, name: str) -> tuple[str, str]:
    """Return the title and the rest: the document's Title, or a heading on top of it, or the file's name."""
    first = re.search(r'<h1 class="title">(.*?)</h1>', html, re.DOTALL) or re.match(r"<h1>(.*?)</h1>", html, re.DOTALL)
    title = unescape(strip_tags(first[1])).strip() if first else ""
    if title:
        html = html[: first.start()] + html[first.end() :]
    return (title or PurePath(name).stem.replace("_", " ").strip())[:255], html


def _as_paragraphs(table: str, found: Counter) -> str:
    found["tables"] += 1
    rows = (re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in table.split("</tr>"))
    # Words of two paragraphs of a cell must not run together.
    texts = ([unescape(strip_tags(cell.replace("</p>", " "))).strip() for cell in row] for row in rows)
    return "".join(f"<p>{escape(' – '.join(filter(None, row)))}</p>" for row in texts if any(row))


def _lists(html: str) -> int:
    """Return how many lists there are that are not part of another."""
    depth = count = 0
    for closing in re.findall(r"<(/?)[ou]l>", html):
        depth += -1 if closing else 1
        count += depth == 1 and not closing
    return count


def _blocks(html: str):
    """Yield quotations as blocks of their own, and what stands between them as text."""
    converter = ContentstateConverter(STORY)
    for part in re.split(r"(<blockquote>.*?</blockquote>)", html, flags=re.DOTALL):
        if part.startswith("<blockquote>"):
            if words := unescape(strip_tags(part)).strip():
                yield "quotation", {"text": words, "attribution": ""}
        elif strip_tags(part).strip():
            yield "text", converter.to_database_format(converter.from_database_format(part))
