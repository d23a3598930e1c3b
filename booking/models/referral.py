"""Referrals: the places that the desk can recommend."""

from __future__ import annotations

from phonenumber_field.modelfields import PhoneNumberField

from django.db import models
from django.utils.translation import gettext_lazy as _

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
