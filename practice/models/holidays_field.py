"""Public holidays as a list with a tick for each day that the practice is closed, by year."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practice.opening_hours import OBSERVED, KeptHolidays, holidays_of

# As the package names them, and as people do here.
NAMES = {
    "New Year's Day": _("New Year's Day"),
    "Martin Luther King Jr. Day": _("Martin Luther King Jr. Day"),
    "Susan B. Anthony Day": _("Susan B. Anthony Day"),
    "Presidents' Day": _("Presidents' Day"),
    "Cesar Chavez Day": _("César Chávez Day"),
    "Memorial Day": _("Memorial Day"),
    "Juneteenth National Independence Day": _("Juneteenth"),
    "Independence Day": _("Independence Day"),
    "Labor Day": _("Labor Day"),
    "Diwali": _("Diwali"),
    "Veterans Day": _("Veterans Day"),
    "Thanksgiving Day": _("Thanksgiving"),
    "Day After Thanksgiving": _("Day after Thanksgiving"),
    "Christmas Day": _("Christmas Day"),
}


def name_of(holiday: str) -> str:
    """Return the name of a holiday in the language of the reader."""
    plain = holiday.removesuffix(OBSERVED)
    name = str(NAMES.get(plain, plain))
    return gettext("%(holiday)s, observed") % {"holiday": name} if plain != holiday else name


def years() -> list[int]:
    """Return the years that the list shows: this one and the next."""
    this = timezone.localdate().year
    return [this, this + 1]


def choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for year in years():
        yield (
            str(year),
            [
                (day.isoformat(), f"{formats.date_format(day, gettext('l, F j'))}: {' · '.join(map(name_of, names))}")
                for day, names in holidays_of(year).items()
            ],
        )


class HolidayTicks(forms.CheckboxSelectMultiple):
    """Ticks in a group for each year; the years come along with the form, for without a tick nothing else would."""

    template_name = "practice/widgets/holiday_ticks.html"

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs) | {"years": years()})

    def value_omitted_from_data(self, data, files, name):
        return name not in data


class HolidayTicksField(forms.Field):
    """Takes the days that are ticked, and returns by year the holidays that are not."""

    widget = HolidayTicks

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.choices = choices

    def prepare_value(self, value):
        if not isinstance(value, dict):
            return value
        is_closed = KeptHolidays(value)
        return [day.isoformat() for year in years() for day in holidays_of(year) if is_closed(day)]

    def to_python(self, value) -> dict[str, list[str]]:
        """Read the years that the form showed; a form without the list says nothing about it."""
        sent = set(value or ())
        shown = [year for year in years() if str(year) in sent]
        if sent and not shown:
            raise ValidationError(_("This list is out of date. Open the page again."))
        return {
            str(year): [
                name for day, names in holidays_of(year).items() if day.isoformat() not in sent for name in names
            ]
            for year in shown
        }

    def has_changed(self, initial, data):
        return self.to_python(data) != {key: names for key, names in (initial or {}).items() if int(key) in years()}


class OpenHolidaysField(models.JSONField):
    """The names of the public holidays on which the practice is open, by year."""

    def formfield(self, **kwargs):
        return HolidayTicksField(required=False, label=self.verbose_name, help_text=self.help_text)

    def save_form_data(self, instance, data):
        """Keep the years that the form does not show any more."""
        setattr(instance, self.name, getattr(instance, self.name) | data)

    def deconstruct(self):
        """Be a JSONField to migrations: what is stored is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
