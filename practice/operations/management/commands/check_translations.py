"""`manage.py check_translations`: no word that a person can see is without its Spanish."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from practice.operations.management.commands.compile_translations import catalogs

SKIPPED = ("tests", "var", "docs", "static", "node_modules", ".*", "__pycache__", "*.mo")


class Command(BaseCommand):
    help = "Fail when a string has no translation, a doubtful one, or is not in the catalog at all."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--strict", action="store_true", help="fail when xgettext is missing")

    def handle(self, *args, **options):
        faults = [fault for source in catalogs() for fault in self.unfinished(source)]
        if shutil.which("xgettext"):
            faults += self.uncollected()
        elif options["strict"]:
            raise CommandError("xgettext is missing: install GNU gettext.")
        else:
            self.stdout.write("xgettext is not installed: strings that were never collected cannot be seen here.")
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} strings need `make messages` and a translation."]))
        self.stdout.write("Every string has its translation.")

    def unfinished(self, source):
        catalog = polib.pofile(str(source))
        return [f"no translation: {entry.msgid!r}" for entry in catalog if not entry.translated()]

    def uncollected(self):
        """Collect the strings again in a copy of the source, so that a check never changes a file."""
        with tempfile.TemporaryDirectory(prefix="practice-strings-") as folder:
            copy = Path(folder) / "source"
            shutil.copytree(settings.BASE_DIR, copy, ignore=shutil.ignore_patterns(*SKIPPED))
            command = [sys.executable, "manage.py", "makemessages", "-l", "es", "--no-location", "--no-obsolete", "-v0"]
            options = ["--settings", "practice.settings.dev"]
            subprocess.run([*command, *options], cwd=copy, check=True)  # noqa: S603
            return [
                f"not in the catalog: {entry.msgid!r}"
                for source in catalogs()
                for entry in self.missing(source, copy / source.relative_to(settings.BASE_DIR))
            ]

    def missing(self, source, collected):
        known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(source))}
        return [entry for entry in polib.pofile(str(collected)) if (entry.msgctxt, entry.msgid) not in known]
