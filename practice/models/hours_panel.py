"""The rows of opening hours in the settings: one may be for several weekdays, and becomes one for each."""

from __future__ import annotations

from modelcluster.forms import BaseChildFormSet

from django import forms
from django.utils.translation import gettext_lazy as _

from .hours import OpeningHours
from .rows_panel import RowsPanel

HOURS_HINT = _(
    "Choose “Monday to Friday” to fill five days at once. Times as you say them: 9:00 am, 6 pm, 18:00, noon. For a "
    "break, enter the day twice."
)
SEVERAL = {"0-4": _("Monday to Friday"), "0-6": _("Every day")}


class WeekdayFormField(forms.TypedChoiceField):
    """A weekday; of several, the first."""

    def __init__(self, label):
        choices = [("", "---------"), *SEVERAL.items(), *OpeningHours.Weekday.choices]
        super().__init__(choices=choices, coerce=lambda value: int(value[0]), label=label, empty_value=None)


class OpeningHoursFormSet(BaseChildFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["weekday"] = WeekdayFormField(label=form.fields["weekday"].label)

    def save(self, commit=True):
        """Store one row for each weekday, and the same hours of a day once, however often they were entered."""
        saved = super().save(commit=False)
        hours = getattr(self.instance, self.rel_name)
        for form in self.forms:
            first, _dash, last = str(form.data.get(form.add_prefix("weekday"), "")).partition("-")
            if not last or form in self.deleted_forms:
                continue
            opens, closes = form.instance.opens, form.instance.closes
            # The row itself is for the first of the days.
            others = {(row.weekday, row.opens, row.closes) for row in hours.all() if row is not form.instance}
            if (int(first), opens, closes) in others:
                hours.remove(form.instance)
            days = [day for day in range(int(first) + 1, int(last) + 1) if (day, opens, closes) not in others]
            hours.add(*[OpeningHours(weekday=day, opens=opens, closes=closes) for day in days])
        if commit:
            hours.commit()
        return saved


class OpeningHoursPanel(RowsPanel):
    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = OpeningHoursFormSet
        return options
