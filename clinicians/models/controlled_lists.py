"""Controlled lists that profiles are sorted by, each row named in both languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, get_page_models

from practice.models import BilingualTerm, PracticeSettings, WaysToPay


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


class Plan(BilingualTerm):
    """An insurance plan; taken by the practice, or by a clinician with their own ways to pay."""

    class Meta(BilingualTerm.Meta):
        verbose_name = _("insurance plan")
        verbose_name_plural = _("insurance plans")

    def pages(self) -> list[Page]:
        """Return the profiles that say this plan, each once: as their own, or from the practice."""
        practice = PracticeSettings.current()
        profiles = [model for model in get_page_models() if issubclass(model, WaysToPay)]
        return [page for model in profiles for page in model.objects.taking_plan(self.slug, practice)]


class ClientGroup(BilingualTerm):
    """Whom the help is for: a child, a couple."""

    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        verbose_name = _("client group")
        verbose_name_plural = _("client groups")
        ordering = ["position", "name_en"]
