"""Key rotation: every encrypted field is written anew with the first of FIELD_KEYS."""

from __future__ import annotations

from django.apps import apps
from django.db import models, transaction

from wagtail.log_actions import log

from practice.models import PracticeSettings

from .fields import EncryptedTextField

BATCH = 500


def encrypted_fields() -> dict[type[models.Model], list[str]]:
    """Return the names of the encrypted fields of every model that has any."""
    found = {
        model: [field.attname for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        for model in apps.get_models()
    }
    return {model: names for model, names in found.items() if names}


def rotate() -> int:
    """Write every encrypted value anew with the first key, all or nothing; return how many rows."""
    with transaction.atomic():
        count = sum(_rotate(model, names) for model, names in encrypted_fields().items())
        log(PracticeSettings.objects.get(site__is_default_site=True), "booking.rotate", data={"rows": count})
        return count


def _rotate(model: type[models.Model], names: list[str]) -> int:
    count = last = 0
    rows = model._base_manager.select_for_update().only("pk", *names).order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        model._base_manager.bulk_update(batch, names)
        count, last = count + len(batch), batch[-1].pk
    return count
