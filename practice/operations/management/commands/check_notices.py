"""`manage.py check_notices`: which of the required notices stand on the site (H6).

A command and no system check: system checks run before each command and know the code, not what the owner decided.
"""

from django.core.management.base import BaseCommand, CommandError

from practice.models import Notice, PracticeSettings


class Command(BaseCommand):
    help = "List the required notices as present, missing or not applicable; fails while one is missing."

    def handle(self, *args, **options):
        notices = PracticeSettings.current().all_notices()
        for notice in notices:
            self.stdout.write(f"{notice.state.label:15} {notice}: {notice.explanation}".rstrip(": "))
        missing = [notice for notice in notices if notice.state == Notice.State.MISSING]
        if missing:
            raise CommandError(f"Missing: {len(missing)} of {len(notices)}.")
