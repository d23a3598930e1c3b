from django.core.management.base import BaseCommand, CommandError

from booking.encryption.fields import UnreadableError
from booking.encryption.rotation import rotate


class Command(BaseCommand):
    help = "Encrypts every personal field again with the first of FIELD_KEYS; afterward the other keys can go."

    def handle(self, *args, **options):
        try:
            count = rotate()
        except UnreadableError:
            raise CommandError("None of FIELD_KEYS opens some of the values. Nothing was changed.") from None
        self.stdout.write(f"{count} rows are encrypted with the first key.")
