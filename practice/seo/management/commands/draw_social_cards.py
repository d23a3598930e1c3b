from django.core.management.base import BaseCommand

from wagtail.models import Page

from practice.models import PracticeSettings
from practice.seo.social_cards import draw_card


class Command(BaseCommand):
    help = "Draw the social card (Open Graph image) of every live page, as after a change of the practice's name."

    def handle(self, *args, **options):
        practice_name = PracticeSettings.current().name
        pages = Page.objects.live().public().filter(depth__gt=1, alias_of=None).specific()
        for page in pages.iterator():
            draw_card(page, practice_name)
        self.stdout.write(f"{pages.count()} pictures drawn")
