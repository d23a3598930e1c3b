"""Changing the key of the personal fields, and saying so when a key is not fit for use."""

from __future__ import annotations

from cryptography.fernet import Fernet

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register
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


@register
def check_keys(**kwargs) -> list[Error]:
    """Refuse to start with keys that open nothing."""
    errors = []
    if not settings.FIELD_KEYS:
        errors.append(Error("FIELD_KEYS is empty: personal fields cannot be stored.", id="booking.E001"))
    for position, key in enumerate(settings.FIELD_KEYS, 1):
        try:
            Fernet(key)
        except ValueError:
            hint = "A key is 32 bytes in URL-safe base64."
            errors.append(Error(f"Key {position} of FIELD_KEYS is not a key.", hint=hint, id="booking.E002"))
    if not settings.BLIND_INDEX_KEY:
        errors.append(Error("BLIND_INDEX_KEY is empty: no number could be found again.", id="booking.E003"))
    return errors
