"""Canaries: requests that booking/canary.py sends to test the website; only `canaries` finds them, `objects` never."""

from django.db import models

from .choices import Status
from .querysets import CallbackRequestQuerySet

# No form's own key begins so, and none can be made up: the token around it is signed.
CANARY_KEY = "canary:"


class WithoutCanaries(models.Manager.from_queryset(CallbackRequestQuerySet)):
    def get_queryset(self):
        return super().get_queryset().exclude(status=Status.CANARY)


class CanaryManager(models.Manager.from_queryset(CallbackRequestQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(status=Status.CANARY)
