from django.core.management.base import BaseCommand

from wagtail.models import Page

from practice.models import PracticeSettings
from practice.og import draw_og_image


class Command(BaseCommand):
    help = "Draw the Open Graph picture of every live page, as after a change of the practice's name."

    def handle(self, *args, **options):
        practice_name = PracticeSettings.objects.get(site__is_default_site=True).name
        pages = Page.objects.live().public().filter(depth__gt=1, alias_of=None).specific()
        for page in pages.iterator():
            draw_og_image(page, practice_name)
        self.stdout.write(f"{pages.count()} pictures drawn")
