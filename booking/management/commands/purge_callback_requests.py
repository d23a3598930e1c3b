from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from booking.models import CallbackRequest
from booking.retention import purge, scrub
from practice.models import PracticeSettings


class Command(BaseCommand):
    help = "Erases personal details of closed requests after the days set by the practice. Counts only, unless --apply."

    def add_arguments(self, parser):
        parser.add_argument("--apply", action="store_true", help="Erase. Without it nothing is changed.")

    def handle(self, *, apply, **options):
        practice = PracticeSettings.objects.get(site__is_default_site=True)
        if not apply:
            count = CallbackRequest.objects.to_purge(practice).count()
            would = ngettext("%(count)d request would be erased.", "%(count)d requests would be erased.", count)
            self.stdout.write(would % {"count": count})
            return
        count = sum(purge(practice))
        if count:
            scrub()
        done = ngettext("%(count)d request erased.", "%(count)d requests erased.", count)
        self.stdout.write(done % {"count": count})
