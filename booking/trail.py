"""Who looked at a request and changed it: rows as Wagtail's `log` writes them, many in one statement."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from wagtail.models import ModelLogEntry

# Who it was, where it was nobody with an account.
VISITOR = "visitor"
SCHEDULE = "schedule"


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
