"""Numbers the practice calls from, and the neutral name under which a person may keep them in a telephone."""

from __future__ import annotations

import re

from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from practice.wording import fold

# Parts of words in either language that would tell somebody who sees the contact what kind of practice calls.
_TELLING = re.compile(
    r"therap|terap|counsel|consej|psych|psic|mental|clinic|crisis|suicid|abus|addict|adicc|trauma|depres|wellness|bienestar"
    r"|lcsw|lmft|lpcc|apcc|amft"
)
# Words of a name that tell nothing by themselves; shorter ones tell nothing either.
_NEUTRAL = {"office", "oficina", "center", "centro", "group", "grupo", "services", "servicios", "family", "street"}
_WORD = re.compile(r"\w{4,}")


def gives_away(name: str, practice_name: str) -> bool:
    """Tell whether `name`, in somebody's list of contacts, would say who the practice is or what it does."""
    telling = set(_WORD.findall(fold(practice_name))) - _NEUTRAL
    return bool(_TELLING.search(fold(name))) or not telling.isdisjoint(_WORD.findall(fold(name)))


class CallerNumber(Orderable):
    """A number that calls come from (C26); without any, they come from the practice's own."""

    practice = ParentalKey("practice.PracticeSettings", on_delete=models.CASCADE, related_name="caller_numbers")
    number = PhoneNumberField(_("number"))

    panels = ["number"]

    class Meta(Orderable.Meta):
        verbose_name = _("number we call from")
        verbose_name_plural = _("numbers we call from")

    def __str__(self):
        return str(self.number)
