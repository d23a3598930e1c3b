"""Fees as rows of the practice's settings: what, how much, and a note, in both languages."""

from __future__ import annotations

from decimal import Decimal

from modelcluster.fields import ParentalKey

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable

from .bilingual import Bilingual


class FeeLine(Bilingual, Orderable):
    """One fee, typed once: home page, profiles and the block for fees show it."""

    practice = ParentalKey("practice.PracticeSettings", on_delete=models.CASCADE, related_name="fee_lines")
    what_en = models.CharField(_("what, in English"), max_length=120, help_text=_("“50 minutes with an associate”"))
    what_es = models.CharField(_("what, in Spanish"), max_length=120)
    amount = models.DecimalField(
        _("dollars"),
        max_digits=7,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text=_("0 is shown as “free”."),
    )
    note_en = models.CharField(_("note, in English"), max_length=160, blank=True)
    note_es = models.CharField(_("note, in Spanish"), max_length=160, blank=True)

    panels = [FieldRowPanel(["what_en", "what_es"]), "amount", FieldRowPanel(["note_en", "note_es"])]

    class Meta(Orderable.Meta):
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=0),
                name="practice_fee_not_negative",
                violation_error_message=_("A fee is not below zero."),
            )
        ]

    def __str__(self):
        return f"{self.what}: {self.price}"

    @property
    def what(self) -> str:
        return self.in_language("what")

    @property
    def note(self) -> str:
        return self.in_language("note")

    @property
    def price(self) -> str:
        """Write the amount as people do: “$130”, “$62.50”, “free”."""
        return in_dollars(self.amount) if self.amount else gettext("free")


def in_dollars(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return f"${amount:,.0f}" if whole else f"${amount:,.2f}"


def price_range(prices: list[Decimal]) -> str:
    """Write from the lowest to the highest of what is not free: “$35–$130”; one price alone, nothing without any."""
    paid = sorted({price for price in prices if price})
    return "–".join(in_dollars(price) for price in dict.fromkeys(paid[:1] + paid[-1:]))
