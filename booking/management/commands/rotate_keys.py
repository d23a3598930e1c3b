import sys

from django.core.management.base import BaseCommand, CommandError

from booking.encryption.keys import Kind
from booking.keyring import running, startup
from booking.keyring.drop import drop_keys
from booking.keyring.rotation import BusyError, rotate
from booking.keyring.survey import NONE, Survey, survey
from booking.retention import scrub
from practice.settings.state import KeysElsewhere

ORDER = """The order, with nothing to edit:
  1. manage.py make_secrets --add-key    a new key of each kind, in front
  2. reload the server                   it reads with all keys and writes with the new ones
  3. manage.py rotate_keys               every row is written with the new ones
  4. manage.py rotate_keys --drop        the keys that nothing needs any longer leave practice.env
  5. reload the server, and manage.py export_keys FILE: a copy of the keys for another place"""
OTHERS = "A server or job process that was started with other keys is still running: reload it, then run this again."


class Command(BaseCommand):
    help = "Writes every row again with the first of FIELD_KEYS and BLIND_INDEX_KEYS, so that older keys can go."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count the rows by key, and write nothing")
        parser.add_argument("--drop", action="store_true", help="take the keys that no row needs out of practice.env")
        parser.add_argument(
            "--accept-loss", action="store_true", help="start without a key that is lost for good, and what it opens"
        )

    def handle(self, *args, dry_run, drop, accept_loss, **options):
        found = survey()
        if accept_loss:
            startup.accept_loss()
            return self.tell(found)
        if dry_run:
            return self.tell(found)
        if running.others_run():
            raise CommandError(OTHERS)
        if found.unreadable:
            raise CommandError(f"No key of FIELD_KEYS opens {found.unreadable} rows. Nothing was changed.")
        self.drop(found) if drop else self.rotate(found)

    def rotate(self, found: Survey):
        try:
            startup.check()
            count = rotate(lambda seen: self.progress(seen, found.total))
        except startup.WrongKeysError as error:
            raise CommandError(str(error)) from None
        except BusyError:
            raise CommandError("Some rows were written by others again and again: run this once more.") from None
        if count:
            scrub()
        self.stdout.write(f"{count} rows were written again.")
        self.tell(survey())

    def drop(self, found: Survey):
        try:
            dropped = drop_keys(found)
        except KeysElsewhere as error:
            raise CommandError(f"{error} does not come from practice.env: take the key out where it is set.") from None
        for kind, count in dropped.items():
            self.stdout.write(f"{kind.label}: {count} dropped, {len(kind.keys) - count} left.")
        self.stdout.write("Next: reload the server, then `manage.py export_keys FILE`.")

    def tell(self, found: Survey):
        """Say how many rows need which key, and what comes next."""
        for kind in Kind:
            for place, mark in enumerate(kind.fingerprints):
                words = f"{found.needs(kind, place)} rows"
                if kind == Kind.INDEX and found.stops[mark]:
                    words += f", of them {found.stops[mark]} numbers not to call"
                self.stdout.write(f"{kind.label} {place + 1} ({mark}): {words}")
        if found.fields[NONE] or found.not_found:
            self.stdout.write(f"No listed key: {found.fields[NONE]} rows unreadable, {found.not_found} not found.")
        stopped = sum(found.stops[mark] for mark in Kind.INDEX.fingerprints[1:])
        if stopped:
            self.stdout.write(
                f"{stopped} numbers not to call are known as digests of an older index key only: that key stays."
            )
        self.stdout.write(ORDER)

    def progress(self, seen: int, total: int):
        end = "\r" if sys.stdout.isatty() and seen < total else "\n"
        self.stdout.write(f"{min(seen, total)} of {total} rows", ending=end)
        self.stdout.flush()
