"""Comparison of two versions: facts in the words of the site, where Wagtail prints True, None or a date of a machine.

A changed phone number it cannot compare at all. The paragraphs of a text: practice/blocks.py.
"""

from __future__ import annotations

import datetime as dt

from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from practice.phones import formatted


def in_words(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.date):
        return date_format(value, "DATE_FORMAT")
    return formatted(value) if isinstance(value, PhoneNumber) else str(value)


class FactComparison(FieldComparison):
    """Shows the old fact and the new one; of what was empty nothing."""

    def htmldiff(self):
        before, after = in_words(self.val_a), in_words(self.val_b)
        if not self.has_changed():
            return escape(after)
        changes = [("deletion", before), ("addition", after)]
        return TextDiff([change for change in changes if change[1]], separator=" ").to_html()


for kind in (PhoneNumberField, models.BooleanField, models.DateField, models.IntegerField):
    register_comparison_class(kind, comparison_class=FactComparison)
