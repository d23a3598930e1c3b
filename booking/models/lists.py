"""What the desk keeps beside the requests: where to send people on to, and whom not to call."""

from __future__ import annotations

from typing import Self

from phonenumber_field.modelfields import PhoneNumberField

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.fields import EncryptedTextField
from practice.models.bilingual import Bilingual


class Referral(Bilingual, models.Model):
    """A place that the desk can recommend, with the words to read out."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    note_en = models.TextField(_("read out in English"), max_length=500, blank=True)
    note_es = models.TextField(_("read out in Spanish"), max_length=500, blank=True)
    active = models.BooleanField(_("offered"), default=True)

    panels = ["name", "phone", "note_en", "note_es", "active"]

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["name"]

    def __str__(self):
        return self.name


class DoNotContactQuerySet(models.QuerySet):
    def stopping(self, request) -> Self:
        return self.filter(phone_index=request.phone_index).exclude(phone_index="")


class DoNotContact(models.Model):
    """A number that nobody calls again, kept as a digest only."""

    phone_index = models.CharField(_("digest of the number"), max_length=40, unique=True, editable=False)
    reason = EncryptedTextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects = DoNotContactQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("number not to call")
        verbose_name_plural = _("numbers not to call")
        ordering = ["-at"]

    def __str__(self):
        return self.phone_index[:8]
