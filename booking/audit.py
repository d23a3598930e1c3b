"""Audit log: who looked at a request and who changed it, as Wagtail's `log` writes it, many rows in one statement."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import ModelLogEntry

# Who it was, where it was nobody with an account.
VISITOR = "visitor"
SCHEDULE = "schedule"


LOG_ACTIONS = {
    "booking.view": (_("Open"), _("Opened")),
    "booking.create": (_("Add"), _("Added by hand")),
    "booking.attempt": (_("Call"), _("Call logged")),
    "booking.opening": (_("Opening"), _("A clinician has room for someone on the waitlist")),
    "booking.undo": (_("Undo"), _("Call taken back")),
    "booking.correct": (_("Correction"), _("Request corrected")),
    "booking.note": (_("Note"), _("Note taken")),
    "booking.disclose": (_("What is held"), _("Read out what is held")),
    "booking.intake": (_("Copy for intake"), _("Copied for intake")),
    "booking.rotate": (_("Change of keys"), _("Requests encrypted with a new key")),
    "booking.export_keys": (_("Copy of the keys"), _("Copy of the keys exported")),
    "booking.change_status": (_("Change of status"), _("Status changed")),
    "booking.merge": (_("Merge"), _("Another request merged in")),
    "booking.do_not_call": (_("Do not call"), _("Number put on the do-not-call list")),
    "booking.do_not_call_end": (_("May be called"), _("Number taken off the do-not-call list")),
    "booking.legal_hold": (_("Legal hold"), _("Legal hold changed")),
    "booking.erase": (_("Erase"), _("Personal details erased")),
    "booking.search": (_("Search"), _("Call-backs searched")),
    "booking.export": (_("Export"), _("Call-backs exported")),
}


def record(instances: Collection[models.Model], action: str, user, **data) -> None:
    """Write a row about each; opening, searching and releasing happen often, so this asks for little."""
    entries = [
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(instance),
            object_id=str(instance.pk),
            label=str(instance),
            action=action,
            data=data,
            timestamp=timezone.now(),
            user=user,
        )
        for instance in instances
    ]
    if len(entries) == 1:
        # One statement: a bulk begins and ends a transaction, and save() asks first whether the user exists.
        entries[0].save_base(force_insert=True)
    else:
        ModelLogEntry.objects.bulk_create(entries)
