"""`manage.py reset_second_factor USERNAME`: the last resort when passkey, phone and recovery codes are all lost."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from practice.accounts.reset import reset_second_factor


class Command(BaseCommand):
    help = "Remove every second factor of an account and end its sessions; a new one is added at the next sign-in."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        person = get_user_model().objects.filter(username=username).first()
        if person is None:
            raise CommandError("No account has this username.")
        reset_second_factor(person)
        self.stdout.write("The second factor was removed, and every session ended.")
