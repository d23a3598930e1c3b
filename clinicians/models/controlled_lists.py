"""Controlled lists that profiles are sorted by, each row named in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models import BilingualTerm


class Specialty(BilingualTerm):
    """A concern that brings people: grief, anxiety, couples."""

    class Meta(BilingualTerm.Meta):
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")


class Modality(BilingualTerm):
    """A way of working: EMDR, family therapy."""

    class Meta(BilingualTerm.Meta):
        verbose_name = _("way of working")
        verbose_name_plural = _("ways of working")


class Language(BilingualTerm):
    """A language that sessions are held in; the slug is its BCP 47 code."""

    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["position", "name_en"]


class ClientGroup(BilingualTerm):
    """Whom the help is for: a child, a couple."""

    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        verbose_name = _("client group")
        verbose_name_plural = _("client groups")
        ordering = ["position", "name_en"]
