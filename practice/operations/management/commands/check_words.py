"""`manage.py check_words`: no rejected word, British spelling or stale term in what people read."""

import ast
import csv
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

WORD_LIST = "docs/words.tsv"
SKIPPED = {"tests", "var", "node_modules", "migrations", "__pycache__", "static"}
# Template tags, HTML, comments, addresses, keys; in Markdown code and quoted lines: nothing of it is our prose.
NOT_PROSE = {
    ".html": re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>|&\w+;", re.DOTALL),
    ".md": re.compile(r"```.*?```|`[^`]*`|^>.*?$|\]\([^)]*\)|https?://\S+|^[\s-]*\w+:", re.DOTALL | re.MULTILINE),
    ".yaml": re.compile(r"^[\s-]*\w+:|^\s*#.*$", re.MULTILINE),
    ".po": re.compile(r"<[^>]*>|%\(\w+\)[sd]"),
}


@dataclass(frozen=True)
class Rule:
    """A row of the list: a rejected word (`*` stands for any ending), what to say, and where it counts.

    `where` is “all”, “people” (texts for people, not code), or “es” (Spanish texts).
    """

    reject: str
    say: str
    where: str
    kept: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        words = re.escape(self.reject).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        return rf"(?<!\w){words}(?!\w)"


class WordList:
    """The rules of one kind of text, as one pattern: every text is read once."""

    def __init__(self, rules: list[Rule]):
        self.rules = rules
        self.pattern = re.compile("|".join(f"({rule.pattern})" for rule in rules) or r"(?!)", re.IGNORECASE)

    def faults(self, text: str) -> Iterator[tuple[int, str, Rule]]:
        """Yield offset, word and rule for each rejected word that none of its exceptions covers."""
        for match in self.pattern.finditer(text):
            rule = self.rules[match.lastindex - 1]
            around = text[max(0, match.start() - 60) : match.end() + 60].lower()
            if not any(kept.lower() in around for kept in rule.kept):
                yield match.start(), " ".join(match.group().split()), rule


class Command(BaseCommand):
    help = f"Fail when a text for people holds a word that {WORD_LIST} rejects."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="the source to read")

    def handle(self, *args, **options):
        self.root = options["root"]
        rules = read_rules(settings.BASE_DIR / WORD_LIST)
        self.code = WordList([rule for rule in rules if rule.where == "all"])
        self.english = WordList([rule for rule in rules if rule.where in ("all", "people")])
        self.spanish = WordList([rule for rule in rules if rule.where == "es"])
        self.voice = WordList([rule for rule in rules if rule.where == "people"])
        faults = [fault for path in self.sources() for fault in self.faults_in(path)]
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} words to change; {WORD_LIST} says to what."]))
        self.stdout.write("Every word is one of ours.")

    def sources(self) -> list[Path]:
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in SKIPPED and not name.startswith(".")]
            found += [Path(folder, name).relative_to(self.root) for name in names]
        return sorted(path for path in found if path.suffix in {".py", ".html", ".md", ".po", ".yaml"})

    def faults_in(self, path: Path) -> Iterator[str]:
        text = (self.root / path).read_text(encoding="utf-8")
        for line, words, passage in PASSAGES[path.suffix](self, path, text):
            for offset, word, rule in words.faults(passage):
                yield f"{path}:{line + passage.count(chr(10), 0, offset)}: {word} (say: {rule.say})"

    def of_code(self, path: Path, text: str):
        """Spelling counts everywhere; the voice only in sentences, not in docstrings."""
        yield 1, self.code, text
        tree = ast.parse(text)
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            if is_text and " " in node.value:
                yield node.lineno, self.voice, node.value

    def of_catalog(self, path: Path, text: str):
        for entry in polib.pofile(text):
            if not re.fullmatch(r"[\w/<:>-]+/", entry.msgid):
                if "upstream" not in path.parts:  # Their English is theirs.
                    yield entry.linenum, self.english, NOT_PROSE[".po"].sub("", f"{entry.msgid} {entry.msgid_plural}")
                yield entry.linenum, self.spanish, NOT_PROSE[".po"].sub("", f"{entry.msgstr} {entry.msgstr_plural}")

    def of_prose(self, path: Path, text: str):
        blanked = NOT_PROSE.get(path.suffix, re.compile(r"(?!)")).sub(
            lambda part: "\n" * part.group().count("\n"), text
        )
        yield 1, self.spanish if ".es." in path.name else self.english, blanked


PASSAGES = {
    ".py": Command.of_code,
    ".po": Command.of_catalog,
    ".html": Command.of_prose,
    ".md": Command.of_prose,
    ".yaml": Command.of_prose,
}


def read_rules(path: Path) -> list[Rule]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            Rule(row["reject"], row["say"], row["where"], tuple(filter(None, row["except"].split(";")))) for row in rows
        ]
