"""Form fields and an error summary that take what people really type and answer in sentences; for the desk, too."""

from __future__ import annotations

import re
import unicodedata
from typing import Self

import phonenumbers
from phonenumber_field.phonenumber import PhoneNumber

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practice.phones import NORTH_AMERICAN_DIGITS, parsed
from practice.wording import spelled

CONTROL = {"class": "field__control"}
SHORT_CONTROL = {"class": "field__control field__control--short"}
LOCAL_DIGITS = 7
KEY_DIGITS = 12
# Of what is too long for its field, so many times the length comes back; no one has typed more by hand.
ECHOED = 20
CRISIS_NUMBERS = {"911", "988"}
_TOO_LONG = phonenumbers.ValidationResult.TOO_LONG
_WORDS_AFTER = re.compile(r"\d\W*[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{3}")  # phonenumbers dials them: "Mom" would become 666.
_VISIBLE = {"L", "N", "P", "S"}
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}
_TURNS_DIRECTION = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def printable(text: str) -> str:
    """Return `text` without control characters, private ones and halves of pairs; line breaks become `\\n`.

    Marks that turn the direction of writing go, too: they would turn the words beside them at the front desk.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in text if c == "\n" or (unicodedata.category(c) not in _UNPRINTABLE and c not in _TURNS_DIRECTION)
    )


class PlainTextField(forms.CharField):
    """Text without control characters; on one line unless the widget has several."""

    def to_python(self, value):
        text = printable(super().to_python(value) or "")
        if not isinstance(self.widget, forms.Textarea):
            text = " ".join(text.split())
        # A name of nothing but joiners and accents cannot be read out.
        return text.strip() if any(unicodedata.category(c)[0] in _VISIBLE for c in text) else ""

    def bound_data(self, data, initial):
        return data[: ECHOED * self.max_length] if isinstance(data, str) and self.max_length else data

    def widget_attrs(self, widget):
        # A browser that cuts off what was typed says nothing; the sentence from here does.
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class PhoneField(PlainTextField):
    """A telephone number in any spelling and from any country; an extension is kept."""

    default_error_messages = {"max_length": gettext_lazy("Too long. Please enter only one number.")}

    def __init__(self, *args, region: str = "US", example: str = "", **kwargs):
        self.region, self.example = region, example
        super().__init__(*args, max_length=80, **kwargs)

    def clean(self, value) -> PhoneNumber | str:
        text = super().clean(value)
        return self._number(text) if text else text

    def _number(self, text: str) -> PhoneNumber:
        if "".join(filter(str.isdecimal, text)) in CRISIS_NUMBERS:
            raise ValidationError(_("To reach 911 or 988, call or text it from your phone."), code="invalid")
        try:
            number = parsed(text, self.region)
        except phonenumbers.NumberParseException as error:
            fault = self._fault_of_text(text)
            raise self._invalid(fault or self._parse_fault(error.error_type), foreign=not fault) from None
        length = phonenumbers.is_possible_number_with_reason(number)
        if length != phonenumbers.ValidationResult.IS_POSSIBLE:
            fault = self._fault_of_text(text)
            raise self._invalid(fault or self._length_fault(number), foreign=length == _TOO_LONG and not fault)
        if not phonenumbers.is_valid_number(number):
            raise self._invalid(_("This does not look like a real phone number. Please check each digit."))
        if _LETTERS.search(text) and str(number.national_number) not in phonenumbers.normalize_digits_only(text):
            raise self._invalid(_("Please use digits only, no letters."))
        return number

    def _fault_of_text(self, text: str) -> str:
        """Say what is wrong where a count of figures would puzzle: two numbers, or words after the number."""
        found = list(phonenumbers.PhoneNumberMatcher(text, self.region))
        if len(found) > 1:
            return _("These look like two numbers. Please enter only one.")
        if found and _WORDS_AFTER.search(text):
            return _("There is more here than a number. Please enter only the number.")
        return ""

    def _parse_fault(self, kind: int) -> str:
        kinds = phonenumbers.NumberParseException
        if kind == kinds.INVALID_COUNTRY_CODE:
            return _("The country code after the + is not valid.")
        if kind == kinds.TOO_LONG:
            return _("Too long.")
        if kind in (kinds.TOO_SHORT_AFTER_IDD, kinds.TOO_SHORT_NSN):
            return _("Too short.")
        return _("This is not a phone number.")

    def _length_fault(self, number) -> str:
        missing = NORTH_AMERICAN_DIGITS - len(str(number.national_number))
        if number.country_code != 1 or not missing:
            return _("The number has too many or too few digits.")
        if missing == NORTH_AMERICAN_DIGITS - LOCAL_DIGITS:
            return _("The area code is missing.")
        if missing > 0:
            fault = ngettext("One digit is missing.", "%(count)s digits are missing.", missing)
        else:
            fault = ngettext("One digit too many.", "%(count)s digits too many.", -missing)
        return fault % {"count": abs(missing)}

    def _invalid(self, fault: str, foreign: bool = False) -> ValidationError:
        hint = _("Example: %(example)s") % {"example": self.example}
        if foreign:
            hint += " " + _("For a number outside the U.S., start with + and the country code.")
        return ValidationError(f"{fault} {hint}", code="invalid")


def optional_choice(label, choices, **options) -> forms.ChoiceField:
    """Return a field of one answer in words; none is an answer, too."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Please choose one of these.")},
        **options,
    )


class YesNoField(forms.TypedChoiceField):
    """A question with two answers in words; yields a bool, and silence means no."""

    def __init__(self, *, yes, no, **kwargs):
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda answer: answer == "yes",
            empty_value=False,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": gettext_lazy("Please choose one of these.")},
            **kwargs,
        )


class MayTextField(YesNoField):
    """Asks for leave to text; a form drops it where `practice.offers_texting` is off."""

    def __init__(self):
        super().__init__(
            label=gettext_lazy("May we send you a text message?"),
            yes=gettext_lazy("Yes, you may text me"),
            no=gettext_lazy("No text messages, please"),
        )


def is_key(text) -> bool:
    """Tell whether `text` can be the primary key of a row."""
    return str(text or "").isdecimal() and len(str(text)) <= KEY_DIGITS


class LenientModelChoiceField(forms.ModelChoiceField):
    """A choice that counts as not made when it is none of those offered."""

    def to_python(self, value):
        try:
            return super().to_python(value) if is_key(value) else None
        except ValidationError:
            return None


class ErrorSummaryMixin:
    """A form that tells at its head what is wrong, with a link to each field where that is mended."""

    @property
    def summary(self) -> list[tuple[str, str]]:
        """Return every fault with the id of its input; faults of the whole form have none."""
        lines = []
        for name, faults in self.errors.items():
            target = "" if name == NON_FIELD_ERRORS else self[name].auto_id
            if target and self[name].use_fieldset:
                target += "_0"
            lines += [(target, fault) for fault in faults]
        return lines

    @property
    def summary_heading(self) -> str:
        count = len(self.summary)
        heading = ngettext("One thing to fix first", "%(count)s things to fix first", count)
        return heading % {"count": capfirst(spelled(count))}

    def refuse(self, sentence: str) -> Self:
        """Say why the form comes back although nothing may be wrong with it."""
        self.full_clean()
        self.add_error(None, sentence)
        return self
