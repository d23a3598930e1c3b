"""Receivers that renew the cache version when content changes, so that nothing made of the old one is shown."""

from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from django.dispatch import receiver

from wagtail.signals import page_published, page_unpublished, post_page_move

from practice.caching import version


@receiver([post_save, post_delete, m2m_changed], dispatch_uid="practice.renew_version_after_change")
def renew_version_after_change(sender, raw=False, update_fields=None, **kwargs):
    """Renew it where a row changes that public pages show; a draft or a lock shows nowhere."""
    is_seen = not update_fields or not version.UNSEEN_FIELDS.issuperset(update_fields)
    if not raw and is_seen and version.shows_on_pages(sender):
        version.renew()


@receiver([page_published, page_unpublished, post_page_move, post_migrate], dispatch_uid="practice.renew_version")
def renew_version(**kwargs):
    version.renew()
