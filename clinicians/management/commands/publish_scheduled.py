"""`manage.py publish_scheduled`: one transaction per page; a license holder stays online until there is a successor."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.apps import apps
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin, Page, Revision

from clinicians.models import ClinicianPage
from practice.models.publishing import RefusalError

logger = logging.getLogger(__name__)


class Command(publish_scheduled.Command):
    help = "Publishes and takes offline what is due. What cannot be is logged and tried again by the next run."

    def handle(self, *args, **options):
        if options["dryrun"]:
            return self.list_only(*args, **options)
        failed = sum(not done for done in [*each_alone(expired(), take_offline), *each_alone([to_publish()], publish)])
        if failed:
            raise CommandError(f"{failed} could not be published or taken offline; the log says which.")

    def list_only(self, *args, **options):
        with transaction.atomic():
            ClinicianPage.objects.holding_license().update(expire_at=None)
            super().handle(*args, **options)
            transaction.set_rollback(True)


def expired() -> Iterator[QuerySet]:
    """Yield what is due to go offline; the date of the license holder is kept, to come true after the succession."""
    snippets = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(model for model in snippets if not issubclass(model, Page))]:
        due = model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
        yield due.exclude(pk__in=ClinicianPage.objects.holding_license().values("pk")) if model is Page else due


def to_publish() -> QuerySet:
    """Return what is due; of one time the page that was begun first, as an original is before its translation."""
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return due.order_by("approved_go_live_at", Length("object_id"), "object_id")


def take_offline(instance: DraftStateMixin) -> None:
    instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def each_alone(querysets, act: Callable[[Model], None]) -> Iterator[bool]:
    """Act on each row in its own transaction, so that one that fails holds back no other; yield whether it went."""
    for due in querysets:
        for pk in due.values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    # Read anew: who changed the schedule in the meantime is obeyed.
                    if row := due.filter(pk=pk).select_for_update().first():
                        act(row)
            except RefusalError as refusal:
                logger.info("%s %s waits: %s", due.model.__name__, pk, refusal)
                yield True
            except Exception:
                logger.exception("%s %s: the schedule could not be kept.", due.model.__name__, pk)
                yield False
            else:
                yield True
