"""`manage.py set_up`: bring an installation up to date; safe to run at any time, and the whole of a deployment."""

import gc
import io
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from wagtail.models import Site

from booking.keyring import startup
from practice.operations import folders, jobs


class Command(BaseCommand):
    help = "Compile the translations, migrate the database and give the site the address in SITE_URL."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="load the demo practice as well")

    def handle(self, *args, **options):
        # Migrations make millions of objects that stay; looking through them again and again takes a fifth of the time.
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        if folders.arrange():
            self.stdout.write(
                f"What a web server in front reads is now in {settings.PUBLIC_DIR}: name that folder to it."
            )
        self.step("Translations", "compile_translations")
        self.step("Tables", "migrate", interactive=False, verbosity=0)
        self.check_keys()
        self.set_address()
        jobs.register()
        if options["demo"]:
            call_command("load_demo", stdout=self.stdout)
        self.step("Pages for bad moments", "write_error_pages", stdout=io.StringIO())

    def step(self, label, command, **options):
        self.stdout.write(f"{label} …")
        self.stdout.flush()
        call_command(command, **options)

    def check_keys(self):
        try:
            startup.check()
        except startup.WrongKeysError as error:
            raise CommandError(str(error)) from None

    def set_address(self):
        """Whole addresses (canonical links, the sitemap, mail) are made from the site's row, which SITE_URL decides."""
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if settings.SERVES_HTTPS else 80)
        Site.objects.filter(is_default_site=True).update(hostname=settings.SITE_HOST, port=port)
        Site.clear_site_root_paths_cache()
