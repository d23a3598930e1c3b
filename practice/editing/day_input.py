"""Dates in the editor, in the browser's own field: written as the reader writes them, with the browser's calendar.

Wagtail's field shows 2026-11-26 in every language. “11/12/2026” would be no better: it is another day in Spanish.
"""

import datetime as dt

from django import forms
from django.db import models

from wagtail.admin.forms.models import register_form_field_override


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        # Without an end, browsers let years of six digits be typed.
        super().__init__(attrs={"max": dt.date.max.isoformat()} | (attrs or {}), format="%Y-%m-%d")


register_form_field_override(models.DateField, override={"widget": DayInput})
