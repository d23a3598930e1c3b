"""A time of day as people type it: “6pm”, “6:30 p.m.”, “18:00”, “noon”; “mediodía” and “6 de la tarde” as well."""

from __future__ import annotations

import datetime as dt
import re

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.wording import fold

TYPED = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|de la manana|de la tarde|de la noche)?")
HALF = re.compile(r"(?<![a-z])([ap])\.? ?m\.?$")
AFTERNOON = {"pm", "de la tarde", "de la noche"}
WORDS = {"noon": dt.time(12), "mediodia": dt.time(12)}
NOT_A_TIME = _("Write a time, for example 9:00 am or 6 pm.")


def clock_time(typed: str) -> dt.time | None:
    """Return the time that someone has typed, or nothing where it is not clear which."""
    text = HALF.sub(r"\1m", " ".join(fold(typed).split()))
    if text in WORDS:
        return WORDS[text]
    found = TYPED.fullmatch(text)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    elif not found[2]:
        return None  # “6” alone may be either.
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


class ClockFormField(forms.TimeField):
    default_error_messages = {"invalid": NOT_A_TIME}

    def to_python(self, value):
        if isinstance(value, str) and (found := clock_time(value)):
            return found
        return super().to_python(value)


class ClockInput(forms.TextInput):
    """A plain field that shows 18:00: Wagtail's own opens a list of hours over what is below."""

    def format_value(self, value):
        return value.strftime("%H:%M") if isinstance(value, dt.time) else value


class ClockField(models.TimeField):
    def formfield(self, **kwargs):
        return super().formfield(**kwargs | {"form_class": ClockFormField, "widget": ClockInput})

    def deconstruct(self):
        """Be a TimeField to migrations: what is stored is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TimeField", args, kwargs
