"""Opening hours and closed days as rows of the practice's settings."""

from __future__ import annotations

from modelcluster.fields import ParentalKey

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from .clock_field import ClockField


class OpeningHours(Orderable):
    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    practice = ParentalKey("practice.PracticeSettings", on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = ClockField(_("opens"))
    closes = ClockField(_("closes"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")),
                name="practice_hours_open_before_close",
                violation_error_message=_("Closing time must be later than opening time."),
            )
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        # ModelForm skips constraints of rows whose parent is not saved, so the sentence is given here too.
        if self.opens and self.closes and self.opens >= self.closes:
            raise ValidationError({"closes": _("Closing time must be later than opening time.")})


class ClosedDay(Orderable):
    practice = ParentalKey("practice.PracticeSettings", on_delete=models.CASCADE, related_name="closed_days")
    date = models.DateField(_("date"))
    reason = models.CharField(_("reason"), max_length=80, blank=True, help_text=_("For the front desk only."))

    class Meta:
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "date"],
                name="practice_closed_day_once",
                violation_error_message=_("This day is on the list already."),
            )
        ]

    def __str__(self):
        return self.date.isoformat()
