"""Draws a social card (PNG, 1200 × 630): a sheet of the practice's paper with the page's own title."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from django.conf import settings

SIZE = (1200, 630)
PAPER, INK, SOFT, LINE, TINT = "#f6f0e2", "#18251f", "#46524a", "#7a725f", "#ead9bd"
CLAY, DARK_CLAY = "#a4492b", "#8e3d22"
LAYERS = {"g": TINT, "o": CLAY, "w": TINT, "c": CLAY, "i": INK}
LEFT, WIDTH = 330, 800
TITLE_SIZES = range(108, 47, -4)
TOP, BOTTOM = 50, 500
TITLE_LINES, TITLE_HEIGHT, AUTHORS = 4, 350, 2
# Lines are drawn this many times larger and shrunk, which smooths their edges.
FINENESS = 3
STATIC = settings.BASE_DIR / "static"

PATH = re.compile(r'class="(\w)" d="([^"]+)"')
STROKE = re.compile(r"M(-?\d+) (-?\d+)([^z]*)z")
NUMBER = re.compile(r"-?\d+")


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(STATIC / "fonts" / f"alegreya-{face}.woff2", size)


@cache
def glyphs(face: str) -> frozenset[str]:
    """Return the letters that the cut font has; one that it lacks looks like its mark for a missing letter."""
    drawn = font(face, 40)
    missing = bytes(drawn.getmask("\u2070"))
    candidates = (letter for letter in map(chr, range(0x20, 0x2070)) if letter.isprintable())
    return frozenset({" "}.union(letter for letter in candidates if bytes(drawn.getmask(letter)) != missing))


def writable(text: str, face: str) -> str:
    """Return `text` in letters the font has: an accent it lacks is left off, any other letter left out."""
    known = glyphs(face)
    plain = (letter if letter in known else unicodedata.normalize("NFKD", letter)[0] for letter in text)
    return " ".join("".join(letter for letter in plain if letter in known).split())


def wrapped(text: str, drawn: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and drawn.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def fitted(title: str) -> tuple[list[str], int]:
    """Return the lines of a title and the largest size in which they fit the sheet."""
    for size in TITLE_SIZES:
        lines = wrapped(title, font("roman", size), WIDTH)
        widest = max((font("roman", size).getlength(line) for line in lines), default=0)
        if len(lines) <= TITLE_LINES and len(lines) * size * 1.1 <= TITLE_HEIGHT and widest <= WIDTH:
            return lines, size
    size = TITLE_SIZES[-1]
    lines = wrapped(title, font("roman", size), WIDTH)
    if len(lines) > TITLE_LINES:
        lines = [*lines[: TITLE_LINES - 1], f"{lines[TITLE_LINES - 1]}…"]
    return lines, size


def strokes(drawing: str):
    """Yield (color, outline) of every stroke of a drawing in static/img that holds nothing but `M`, `q` and `z`."""
    source = (STATIC / "img" / f"{drawing}.svg").read_text()
    for layer, path in PATH.findall(source):
        for x, y, curves in STROKE.findall(path):
            x, y = int(x), int(y)
            outline = [(x, y)]
            numbers = [int(number) for number in NUMBER.findall(curves)]
            for bend_x, bend_y, end_x, end_y in zip(*[iter(numbers)] * 4, strict=True):
                for t in (0.25, 0.5, 0.75, 1):
                    ahead, around = t * t, 2 * t * (1 - t)
                    outline.append((x + bend_x * around + end_x * ahead, y + bend_y * around + end_y * ahead))
                x, y = x + end_x, y + end_y
            yield LAYERS[layer], outline


@cache
def picture_of(drawing: str, width: int, height: int, scale: float) -> Image.Image:
    """Return a drawing on a piece of paper, ready to be laid on a sheet."""
    piece = Image.new("RGB", (width * FINENESS, height * FINENESS), PAPER)
    brush = ImageDraw.Draw(piece)
    for color, outline in strokes(drawing):
        brush.polygon([(x * scale * FINENESS, y * scale * FINENESS) for x, y in outline], fill=color)
    return piece.resize((width, height), Image.Resampling.LANCZOS)


def card_png(title: str, authors: list[str], practice: str) -> bytes:
    """Return the PNG of a card of 1200 × 630, each author on a line, small enough for a poor line."""
    sheet = Image.new("RGB", SIZE, PAPER)
    brush = ImageDraw.Draw(sheet)
    brush.rectangle([270, 0, 271, SIZE[1]], fill=CLAY)
    for y in (524, 528):
        brush.line([LEFT, y, LEFT + WIDTH, y], fill=LINE)
    sheet.paste(picture_of("lemon", 210, 135, 0.5), (40, 76))

    lines, size = fitted(writable(title, "roman"))
    signed = [writable(author, "italic") for author in authors[:AUTHORS]]
    y = (TOP + BOTTOM - len(lines) * size * 1.1 - (26 + 42 * len(signed) if signed else 0)) / 2
    for line in lines:
        brush.text((LEFT, y), line, font=font("roman", size), fill=INK)
        y += size * 1.1
    for number, line in enumerate(signed):
        brush.text((LEFT, y + 26 + 42 * number), line, font=font("italic", 36), fill=DARK_CLAY)
    brush.text((LEFT, 550), writable(practice, "roman"), font=font("roman", 34), fill=SOFT)

    picture = io.BytesIO()
    sheet.quantize(32, dither=Image.Dither.NONE).save(picture, "PNG", optimize=True)
    return picture.getvalue()
