"""Documentation: every path, dotted name, link, command and make target that it names is there."""

import os
import re
from functools import cache

import pytest

from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Not of the repository: made by running the site, a time zone's name, or named because they are gone.
ALLOWED = {"var/", "media/images/", "errors/", "errors/es/", ".venv/bin/python", "America/Los_Angeles", "practice.env"}
NOT_OURS = {".git", ".venv", "var", "node_modules", "__pycache__"}

SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
PATH = re.compile(r"[\w.<>*-]+/[\w.<>*/-]*|[\w-]+\.(?:py|md|html|css|js|sh|svg|toml|txt|po)|Makefile")
DOTTED = re.compile(r"(?:practice|articles|clinicians|booking|tests)(?:\.\w+)+")


def spans(file) -> list[str]:
    return SPAN.findall(file.read_text(encoding="utf-8"))


def named(file, kind: re.Pattern) -> list[str]:
    """Return the words in backticks that are of a kind."""
    words = {word.rstrip(",.;:)'\"").lstrip("('\"") for span in spans(file) for word in span.split()}
    return sorted(word for word in words - ALLOWED if kind.fullmatch(word))


@cache
def names_in_the_tree() -> set[str]:
    names = set()
    for _folder, folders, files in os.walk(ROOT):
        folders[:] = [folder for folder in folders if folder not in NOT_OURS]
        names |= {*files, *(f"{folder}/" for folder in folders)}
    return names


def is_there(path: str) -> bool:
    """Tell whether a path is in the repository; a file's or folder's name alone may be anywhere in it."""
    return path in names_in_the_tree() or any(True for _ in ROOT.glob(re.sub("<[^>]*>", "*", path)))


def is_defined(name: str) -> bool:
    """Tell whether a dotted name is a module, or is followed by something that its module speaks of."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        stem = ROOT.joinpath(*parts[:end])
        for module in (stem.with_suffix(".py"), stem / "__init__.py"):
            if module.exists():
                return end == len(parts) or re.search(rf"\b{parts[end]}\b", module.read_text(encoding="utf-8"))
    return False


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
class TestNames:
    def test_paths_exist(self, file):
        assert [path for path in named(file, PATH) if not is_there(path)] == []

    def test_dotted_names_exist(self, file):
        assert [name for name in named(file, DOTTED) if not is_defined(name)] == []

    def test_links_lead_somewhere(self, file):
        targets = LINK.findall(file.read_text(encoding="utf-8"))
        assert [target for target in targets if not (file.parent / target).exists()] == []

    def test_commands_exist(self, file):
        commands = {command for span in spans(file) for command in re.findall(r"manage\.py (\w+)", span)}
        assert sorted(commands - set(get_commands())) == []

    def test_make_targets_exist(self, file):
        targets = {target for span in spans(file) for target in re.findall(r"\bmake ([a-z-]+)", span)}
        known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        assert sorted(targets - known) == []
