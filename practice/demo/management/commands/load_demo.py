"""`manage.py load_demo`: the demo practice, complete; a second run changes nothing."""

import os
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from practice.demo import accounts, articles, deferred_tasks, people, requests, site
from practice.seo import social_cards

PARTS = {
    "Clinicians": people.load,
    "Practice": site.load_settings,
    "Pages": site.load_pages,
    "Topics": articles.load_topics,
    "Articles": articles.load,
    "Call-back requests": requests.load,
}


class Command(BaseCommand):
    help = "Load the demo practice: accounts, clinicians, articles, pages and call-back requests, all fictional."

    def add_arguments(self, parser):
        parser.add_argument(
            "--password",
            default=os.environ.get("DEMO_PASSWORD"),
            help="for the accounts owner, therapist and frontdesk; default: DEMO_PASSWORD, else a random one",
        )

    @transaction.atomic
    def handle(self, *args, **options):
        self.refuse_easy(options["password"])
        spare = secrets.token_urlsafe(12)
        fresh = accounts.load(options["password"], spare)
        for label, load in PARTS.items():
            self.stdout.write(f"{label} …", ending="")
            self.stdout.flush()
            with social_cards.postponed(), deferred_tasks.once_each():
                added = load()
            self.stdout.write(f" {added} added" if added else " already there")
        self.report(fresh, options["password"], spare)

    def refuse_easy(self, password: str | None) -> None:
        if not password:
            return
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(f"The password for the demo was not taken. {' '.join(error.messages)}") from None

    def report(self, fresh, password, spare):
        if not fresh:
            self.stdout.write("The accounts are already there; their passwords are as they were.")
            return
        self.stdout.write(self.style.SUCCESS(f"Accounts: {', '.join(fresh)}"))
        self.stdout.write("Password: the one you gave" if password else f"Password: {spare}")
