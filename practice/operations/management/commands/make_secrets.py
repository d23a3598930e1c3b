"""`manage.py make_secrets`: the secrets of a new site, in practice.env of the state folder (mode 0600)."""

from django.core.management.base import BaseCommand, CommandError

from practice.settings.state import SECRETS_FILE, KeysElsewhere, add_keys, explain, make_secrets, new_secrets


class Command(BaseCommand):
    help = "Write SECRET_KEY, FIELD_KEYS and BLIND_INDEX_KEYS where they are missing; a secret that is set stays."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--add-key", action="store_true", help="put a new key in front of FIELD_KEYS and of BLIND_INDEX_KEYS"
        )
        parser.add_argument("--print", action="store_true", help="print new secrets and write nothing")

    def handle(self, *args, **options):
        if options["print"]:
            self.stdout.write("\n".join(f"{name}={value}" for name, value in new_secrets().items()))
            return
        if options["add_key"]:
            return self.add_key()
        try:
            made = make_secrets()
        except OSError as error:
            raise CommandError(explain(error)) from error
        if made:
            self.stdout.write(f"{', '.join(made)}: written to {SECRETS_FILE}. Keep a copy apart from the backups.")
        else:
            self.stdout.write("All three secrets are set; nothing was changed.")

    def add_key(self):
        try:
            add_keys()
        except KeysElsewhere as error:
            raise CommandError(
                f"{error} does not come from {SECRETS_FILE}, so nothing was changed: where it is set, put a key of "
                "`manage.py make_secrets --print` in front, with a comma behind it."
            ) from None
        except OSError as error:
            raise CommandError(explain(error)) from error
        self.stdout.write(f"A new key of each kind is the first in {SECRETS_FILE}; the others still read.")
        self.stdout.write("Next: reload the server, then `manage.py rotate_keys`, then `manage.py export_keys FILE`.")
