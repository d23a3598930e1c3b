"""`manage.py make_secrets`: the secrets of a new site, in practice.env of the state folder (mode 0600)."""

from django.core.management.base import BaseCommand, CommandError

from practice.settings.state import SECRETS_FILE, explain, make_secrets, new_secrets


class Command(BaseCommand):
    help = "Write SECRET_KEY, FIELD_KEYS and BLIND_INDEX_KEY where they are missing; a secret that is set stays."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--print", action="store_true", help="print new secrets and write nothing")

    def handle(self, *args, **options):
        if options["print"]:
            self.stdout.write("\n".join(f"{name}={value}" for name, value in new_secrets().items()))
            return
        try:
            made = make_secrets()
        except OSError as error:
            raise CommandError(explain(error)) from error
        if made:
            self.stdout.write(f"{', '.join(made)}: written to {SECRETS_FILE}. Keep a copy apart from the backups.")
        else:
            self.stdout.write("All three secrets are set; nothing was changed.")
