from django.db.models.signals import post_save
from django.dispatch import receiver

from practice.models import PracticeSettings

from .error_pages import write_after_commit


@receiver(post_save, sender=PracticeSettings, dispatch_uid="http.write_error_pages")
def write_error_pages(instance, raw=False, **kwargs):
    """Keep the static error pages true to the facts of the practice."""
    if not raw:
        write_after_commit(instance)
