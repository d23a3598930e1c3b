from django.core.management.base import BaseCommand

from practice.http.error_pages import FOLDER, write_error_pages
from practice.models import PracticeSettings


class Command(BaseCommand):
    help = "Write the pages that are shown when the site cannot answer. Saving the practice's settings does it too."

    def handle(self, *args, **options):
        write_error_pages(PracticeSettings.current())
        self.stdout.write(f"Written to {FOLDER}")
