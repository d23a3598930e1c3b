"""`manage.py compile_translations`: make the .mo files, which are not in the repository, without GNU gettext."""

from pathlib import Path

import polib

from django.conf import settings
from django.core.management.base import BaseCommand


def catalogs() -> list[Path]:
    return [path for folder in settings.LOCALE_PATHS for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]


class Command(BaseCommand):
    help = "Compile every catalog in locale/; needs nothing installed beside Python."
    requires_system_checks = []

    def handle(self, *args, **options):
        for source in catalogs():
            unfinished = source.with_suffix(".mo.part")
            polib.pofile(str(source)).save_as_mofile(str(unfinished))
            unfinished.replace(source.with_suffix(".mo"))
