"""Ways to pay as data: plans taken, out-of-network, superbill, and the sliding scale from–to in dollars."""

from __future__ import annotations

from modelcluster.fields import ParentalManyToManyField

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .bilingual import BilingualTerm


class WaysToPay(models.Model):
    """What the practice has for everybody, and a clinician may have for herself."""

    plans = ParentalManyToManyField(
        "clinicians.Plan", verbose_name=_("insurance plans taken"), blank=True, related_name="+"
    )
    is_out_of_network = models.BooleanField(
        _("out-of-network"), default=False, help_text=_("Clients whose plan is not taken may pay and ask it for money.")
    )
    gives_superbill = models.BooleanField(_("gives a superbill"), default=False)
    scale_from = models.PositiveSmallIntegerField(
        _("sliding scale from, dollars"), null=True, blank=True, help_text=_("Whole dollars a session.")
    )
    scale_to = models.PositiveSmallIntegerField(_("sliding scale to, dollars"), null=True, blank=True)

    WAYS = ["plans", "is_out_of_network", "gives_superbill", "scale_from", "scale_to"]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(scale_from=None, scale_to=None)
                | Q(scale_from__isnull=False, scale_to__isnull=False, scale_from__lte=F("scale_to")),
                name="%(app_label)s_%(class)s_scale_in_order",
                violation_error_message=_("The sliding scale needs both its ends, the lower one first."),
            )
        ]

    @staticmethod
    def way_panels() -> list:
        return [
            FieldPanel("plans", widget=CheckboxSelectMultiple),
            FieldRowPanel(["is_out_of_network", "gives_superbill"]),
            FieldRowPanel(["scale_from", "scale_to"]),
        ]

    def clean(self):
        super().clean()
        if (self.scale_from is None) != (self.scale_to is None):
            missing = "scale_from" if self.scale_from is None else "scale_to"
            raise ValidationError({missing: _("The sliding scale needs both its ends: enter this one too.")})
        if self.scale_from is not None and self.scale_from > self.scale_to:
            raise ValidationError({"scale_to": _("The sliding scale must not end below where it starts.")})

    @cached_property
    def plans_taken(self) -> list[BilingualTerm]:
        return list(self.plans.all())

    @property
    def has_scale(self) -> bool:
        return self.scale_from is not None

    @property
    def scale(self) -> str:
        """“$45–$130”; one price where both ends are the same, and nothing without a scale."""
        if not self.has_scale:
            return ""
        if self.scale_from == self.scale_to:
            return f"${self.scale_from}"
        return f"${self.scale_from}–${self.scale_to}"

    @property
    def has_ways(self) -> bool:
        return bool(self.plans_taken or self.is_out_of_network or self.gives_superbill or self.has_scale)
