"""Settings about what grows old: answers on new clients, and links to other sites."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel


class Upkeep(models.Model):
    """How long an answer is believed, and whether the website may look links up."""

    accepting_days = models.PositiveSmallIntegerField(
        _("days before “accepting new clients” must be confirmed again"), default=30
    )
    checks_links = models.BooleanField(
        _("look the links under “For more info” up"),
        default=False,
        help_text=_(
            "Once a day the website opens each of them, and lists those that lead nowhere among the reports. The sites "
            "it asks can see the address of this one."
        ),
    )

    class Meta:
        abstract = True

    UPKEEP_PANELS = [
        "accepting_days",
        FieldPanel("checks_links", heading=_("Check the links under “For more info”")),
    ]
