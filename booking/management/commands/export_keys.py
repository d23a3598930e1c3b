import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wagtail.log_actions import log

from booking.encryption.keys import Kind
from booking.keyring import startup
from practice.models import PracticeSettings
from practice.settings.state import explain, key_lines


class Command(BaseCommand):
    help = "Writes a copy of the secrets to a new file (mode 0600), and notes the day for the settings screen."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a new file outside the state folder, which backups copy")

    def handle(self, *args, file, **options):
        path = file.expanduser().resolve()
        if path.is_relative_to(settings.STATE_DIR):
            raise CommandError("The state folder is what backups copy: keep the keys somewhere else.")
        try:
            startup.check()
            self.write(path)
        except startup.WrongKeysError as error:
            raise CommandError(str(error)) from None
        except FileExistsError:
            raise CommandError(f"{path} exists and was left alone: name a new file.") from None
        except OSError as error:
            raise CommandError(explain(error)) from None
        practice = PracticeSettings.current()
        PracticeSettings.objects.filter(pk=practice.pk).update(keys_exported_at=timezone.now())
        log(practice, "booking.export_keys")
        self.stdout.write(f"The keys are in {path}. Take the file away from this machine, and from the backups.")

    def write(self, path: Path) -> None:
        lines = [
            f"SECRET_KEY={settings.SECRET_KEY}",
            *(line for kind in Kind for line in key_lines(kind.label, kind.keys)),
        ]
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"# Secrets of {settings.SITE_URL}. They go into practice.env of the state folder, mode 0600.\n")
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
