"""`manage.py publish_scheduled`, as Wagtail's own, but the license holder stays online until there is a successor."""

from django.utils import timezone

from wagtail.management.commands import publish_scheduled

from clinicians.models import ClinicianPage


class Command(publish_scheduled.Command):
    def handle(self, *args, **options):
        due = ClinicianPage.objects.holding_license().filter(live=True, expire_at__lt=timezone.now())
        dates = dict(due.values_list("pk", "expire_at"))
        due.update(expire_at=None)
        try:
            super().handle(*args, **options)
        finally:
            # The date is kept: it comes true once another license is named.
            for pk, expire_at in dates.items():
                ClinicianPage.objects.filter(pk=pk).update(expire_at=expire_at)
