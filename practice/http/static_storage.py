"""Static files storage: hashed names, compressed copies, and one style sheet made of its parts."""

import re
from pathlib import Path

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from .public_files import let_read

# The best compression takes thirty times as long; only the small files of the public site earn it.
SMALL = 64 * 1024
BEST, QUICK = 11, 6
# The style sheet of the public site; a browser should not have to ask for its parts one after the other.
SHEET = "css/main.css"
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\)(?: (?P<media>\w+))?;')
INDENT = re.compile(r"\n\s+")
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class QuickCompressor(Compressor):
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=BEST if len(data) <= SMALL else QUICK)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies, made in seconds, and one style sheet instead of its parts."""

    def post_process(self, paths, dry_run=False, **options):
        if SHEET in paths and not dry_run:
            with open(self.path(SHEET), "w", encoding="utf-8") as sheet:
                sheet.write(join_imports(paths))
            paths = paths | {SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)
        if not dry_run:
            let_read(Path(self.location))

    def create_compressor(self, **kwargs) -> Compressor:
        return QuickCompressor(**kwargs)


def join_imports(paths: dict) -> str:
    """Return the style sheet with each import replaced by the layer it names."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as source:
            return INDENT.sub("\n", COMMENT.sub("", source.read().decode()))

    def layer_of(match: re.Match) -> str:
        folder = SHEET.rpartition("/")[0]
        parts = read(f"{folder}/{match['file']}")
        layer = f"@layer {match['layer']} {{\n{parts}}}"
        return f"@media {match['media']} {{\n{layer}\n}}" if match["media"] else layer

    return IMPORT.sub(layer_of, read(SHEET))
