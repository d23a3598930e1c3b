"""Languages of one text in step: a stand-in or translation is never online while its original is not (ed-1).

Wagtail takes stand-ins (aliases) offline with their original and knows nothing of translations. Profiles have a rule of
their own, in clinicians/signal_handlers.py.
"""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext as _

from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published, page_unpublished

from clinicians.models import ClinicianPage
from practice.models.page_mixins import PublicPageMixin
from practice.models.publishing import RefusalError, about_to_publish

WITH_ORIGINAL, UNPUBLISHED = "editing.offline_with_original", "wagtail.unpublish"
# Whichever of these was last says why a translation is not online; writing on it changes nothing about that.
DECIDES = [WITH_ORIGINAL, UNPUBLISHED, "wagtail.unpublish.scheduled", "wagtail.publish"]


def original_of(page: Page) -> Page:
    """Return the version that the others were made from: the oldest."""
    return Page.objects.filter(translation_key=page.translation_key).order_by("pk").first()


@receiver(about_to_publish, dispatch_uid="editing.wait_for_original")
def wait_for_original(sender, page, revision, user, **kwargs):
    """Refuse to publish a translation before its original, or to schedule it for an earlier time."""
    if user is None and not revision.approved_go_live_at:
        return
    original = original_of(page)
    if original.pk == page.pk or original.live:
        return
    scheduled = original.scheduled_revision
    wanted = revision.as_object().go_live_at
    if user and scheduled and wanted and wanted >= scheduled.approved_go_live_at:
        return
    title = original.specific.get_admin_display_title()
    if scheduled:
        sentence = _("“%(title)s”, the original, is not online yet: choose its time here, or a later one.")
    else:
        sentence = _("“%(title)s”, the original, is not online: publish it first.")
    raise RefusalError(sentence % {"title": title})


def leads_others(page: Page) -> bool:
    """Tell whether the other languages of `page` follow it: it is an original; profiles have a rule of their own."""
    is_ours = isinstance(page, PublicPageMixin) and not isinstance(page, ClinicianPage)
    return is_ours and original_of(page).pk == page.pk


@receiver(page_published, dispatch_uid="editing.bring_versions_in_step")
def bring_in_step(sender, instance, **kwargs):
    """Bring back with the original what went offline with it; what is scheduled for later takes them offline."""
    if leads_others(instance):
        bring_back(instance) if instance.live else take_offline(instance)


@receiver(page_unpublished, dispatch_uid="editing.take_versions_offline")
def follow_offline(sender, instance, **kwargs):
    """Take the other languages offline with the original.

    Wagtail sends this before it deletes a page too, with one that was read anew and is online still: those who were
    written beside it stay (see deleting.py).
    """
    if not instance.live and leads_others(instance):
        take_offline(instance)


def take_offline(original: Page) -> None:
    for version in original.get_translations().filter(live=True).specific():
        version.unpublish(log_action=False if version.alias_of_id else WITH_ORIGINAL)


def bring_back(original: Page) -> None:
    for version in original.get_translations().filter(live=False, alias_of=None).specific():
        if went_along(version, original):
            version.show_again()


def went_along(version: Page, original: Page) -> bool:
    """Tell whether it went offline by the same act as its original: by the rule here, or in Wagtail's view for both."""
    decisions = PageLogEntry.objects.filter(action__in=DECIDES).order_by("-timestamp", "-pk")
    last = decisions.filter(page=version.pk).first()
    if last is None or last.action == WITH_ORIGINAL:
        return last is not None
    return (
        last.action == UNPUBLISHED
        and decisions.filter(page=original.pk, action=UNPUBLISHED, uuid=last.uuid).exclude(uuid=None).exists()
    )
