from django.db.models.signals import post_save
from django.dispatch import receiver

from wagtail.signals import page_published, page_unpublished

from practice.http.error_pages import write_after_commit
from practice.models import PracticeSettings

from .models import ClinicianPage


@receiver(page_unpublished, sender=ClinicianPage, dispatch_uid="clinicians.retire_in_every_language")
def retire_in_every_language(instance: ClinicianPage, **kwargs) -> None:
    """Take a leaver's profile down in every language; aliases follow their original by themselves."""
    if instance.holds_shared_facts:
        for translation in instance.get_translations().live().filter(alias_of=None).specific():
            translation.unpublish()


@receiver(page_published, sender=ClinicianPage, dispatch_uid="clinicians.return_in_every_language")
def return_in_every_language(instance: ClinicianPage, **kwargs) -> None:
    """Bring back what retiring took down; whose own time was up (`expired`) stays away."""
    if instance.holds_shared_facts and instance.live:
        left = instance.get_translations().filter(live=False, alias_of=None, expired=False)
        for translation in left.exclude(first_published_at=None).specific():
            translation.show_again()


@receiver(post_save, sender=ClinicianPage, dispatch_uid="clinicians.write_error_pages")
def write_error_pages_of_license(instance: ClinicianPage, raw=False, **kwargs) -> None:
    """Keep the license beside the practice's number true on the static error pages."""
    practice = None if raw else PracticeSettings.objects.filter(license_holder=instance.pk).first()
    if practice:
        write_after_commit(practice)
