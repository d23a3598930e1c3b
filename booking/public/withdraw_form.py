"""The form that withdraws a request."""

from __future__ import annotations

import unicodedata

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from booking.actions.withdraw import withdraw_by_key, withdraw_by_reference

from .fields import SHORT_CONTROL, ErrorSummaryMixin, PlainTextField
from .tokens import key_of


class WithdrawForm(ErrorSummaryMixin, forms.Form):
    """Takes a request back, by its link or by what was noted down; the answer never tells whether there was one."""

    receipt = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    reference = PlainTextField(
        label=_("Your reference"),
        help_text=_("Two groups of three, such as K7M-4XQ."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=SHORT_CONTROL | {"autocomplete": "off", "spellcheck": "false"}),
    )
    last_digits = PlainTextField(
        label=_("The last 4 digits of your phone number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=SHORT_CONTROL | {"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean_reference(self) -> str:
        """Keep letters and figures: a telephone turns the dash into one of its own."""
        return "".join(filter(str.isalnum, self.cleaned_data["reference"]))

    def clean_last_digits(self) -> str:
        """Keep four digits of what may be the whole number, in figures of any script."""
        found = [str(unicodedata.digit(c)) for c in self.cleaned_data["last_digits"] if c.isdigit()]
        return "".join(found[-4:])

    @property
    def holds_receipt(self) -> bool:
        """Tell whether the address or the form has a receipt that still opens something."""
        return key_of(self["receipt"].value() or "") is not None

    too_old = _("That page works for one day only. Please enter your reference and the last 4 digits instead.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("receipt") and not self.holds_receipt:
            self.add_error(None, self.too_old)
        elif not cleaned.get("receipt"):
            missing = {
                "reference": gettext("Your reference is missing."),
                "last_digits": gettext("The last 4 digits are missing."),
            }
            for name, fault in missing.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, fault)
        return cleaned

    def save(self) -> None:
        answers = self.cleaned_data
        if answers["receipt"]:
            withdraw_by_key(key_of(answers["receipt"]) or "")
        else:
            withdraw_by_reference(answers["reference"], answers["last_digits"])
