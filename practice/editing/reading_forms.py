from django import forms
from django.utils.translation import gettext_lazy as _


class ChangesForm(forms.Form):
    """What the reader asks the author to change."""

    comment = forms.CharField(
        label=_("What should change?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The author reads this above the text, until it is sent again."),
        error_messages={"required": _("Say what should change: the author sees nothing else.")},
    )
