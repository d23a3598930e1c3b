"""The do-not-call list: numbers that nobody calls again."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.encryption.fields import EncryptedTextField


class DoNotCallQuerySet(models.QuerySet):
    def of(self, request) -> Self:
        """Return the entry of the number of `request`, if there is one."""
        return self.filter(phone_index=request.phone_index).exclude(phone_index="")


class DoNotCall(models.Model):
    """A number that nobody calls again, kept as a digest only."""

    phone_index = models.CharField(_("digest of the number"), max_length=40, unique=True, editable=False)
    reason = EncryptedTextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects = DoNotCallQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("number not to call")
        verbose_name_plural = _("numbers not to call")
        ordering = ["-at"]

    def __str__(self):
        return self.phone_index[:8]
