"""Forms of the front desk: a call, a note, a manual entry, the do-not-call list, an export."""

from __future__ import annotations

import datetime as dt
import uuid

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.actions.receive import receive
from booking.models import CallbackRequest, Referral
from booking.models.choices import (
    AgeBand,
    BestTime,
    CallLanguage,
    EraseReason,
    ForWhom,
    IfSomeoneElseAnswers,
    LiftReason,
    Outcome,
    Source,
    Tab,
)
from booking.promise import due_time, promised_time
from booking.public.fields import MayTextField, PhoneField, PlainTextField, is_key
from booking.schedule import EARLIEST, LATEST
from clinicians.models import ClinicianPage
from practice.phones import example_number

REASON_LENGTH = 300
AT_MOST_AHEAD = dt.timedelta(days=366)
MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class NoteForm(forms.Form):
    """What is worth knowing next time; `expected_entries` is how many entries the screen showed (optimistic lock)."""

    note = PlainTextField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the next call. No medical detail."),
    )
    expected_entries = forms.IntegerField(required=False)


class CandidateField(forms.ModelChoiceField):
    """A clinician who can take a caller; it has a button beside each name."""

    default_error_messages = {
        "invalid_choice": _("This clinician can no longer be chosen. Choose someone else."),
    }

    def to_python(self, value):
        if value and not is_key(value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class AttemptForm(NoteForm):
    """One call. The button that sends the form is the outcome."""

    outcome = forms.ChoiceField(choices=[choice for choice in Outcome.choices if choice[0] != Outcome.NOTE])
    reason = PlainTextField(label=_("Reason"), required=False, max_length=REASON_LENGTH)
    call_at = forms.DateTimeField(
        label=_("Call again at"),
        required=False,
        widget=MOMENT,
    )
    referral = forms.TypedChoiceField(label=_("Referred to"), required=False, empty_value=None)
    scheduled_with = CandidateField(ClinicianPage.objects.none(), required=False)

    def __init__(self, data=None, *args, **kwargs):
        if data and data.get("scheduled_with"):  # The button says the outcome as well.
            data = data.copy()
            data["outcome"] = Outcome.SCHEDULED
        super().__init__(data, *args, **kwargs)
        self.fields["scheduled_with"].queryset = ClinicianPage.objects.for_callers()
        self.referrals = list(Referral.objects.filter(active=True))  # Read once: offered, and read out.
        by_key = {str(referral.pk): referral for referral in self.referrals}
        field = self.fields["referral"]
        field.choices = [("", _("None")), *((key, referral.name) for key, referral in by_key.items())]
        field.coerce = by_key.get
        self._name_reason()

    def _name_reason(self) -> None:
        """Ask for the reason in the words of the permission that the outcome needs."""
        outcome = self["outcome"].value()
        if outcome in Outcome and (permission := Outcome(outcome).needs):
            self.fields["reason"].label = permission.reason_label
            self.fields["reason"].help_text = permission.reason_hint

    def clean_call_at(self):
        """Read the time where it is meant: the field is filled in beforehand. Fingers slip by half a day or a year."""
        call_at = self.cleaned_data["call_at"]
        if self.cleaned_data.get("outcome") != Outcome.CALL_LATER:
            return None
        if not call_at:
            raise ValidationError(_("Choose when to call again."))
        if call_at <= timezone.now():
            raise ValidationError(_("This time has passed. Choose a later one."))
        if not EARLIEST <= timezone.localtime(call_at).time() < LATEST:
            raise ValidationError(_("We do not call anyone before 8 a.m. or after 9 p.m."))
        if call_at > timezone.now() + AT_MOST_AHEAD:
            raise ValidationError(_("This is more than a year away. Check the date."))
        return call_at


class DoNotCallForm(forms.Form):
    use_required_attribute = False  # It lies in one form with the buttons that need no reason.

    do_not_call_reason = PlainTextField(label=_("Reason"), max_length=REASON_LENGTH)


class LiftForm(forms.Form):
    use_required_attribute = False

    lift_reason = forms.ChoiceField(label=_("Why may it be called?"), choices=[("", _("Choose")), *LiftReason.choices])


class NumberForm(forms.Form):
    """A number as the person says it, to see whether it is on the do-not-call list."""

    def __init__(self, *args, practice, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(
            label=_("Phone"), region=practice.default_region, example=example_number(practice)
        )


class EraseForm(forms.Form):
    use_required_attribute = False

    erase_reason = forms.ChoiceField(label=_("Why is it erased?"), choices=[("", _("Choose")), *EraseReason.choices])


class ManualEntryForm(forms.Form):
    """A request that came by telephone, voicemail or at the door. Silence means the more careful answer."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: uuid.uuid4().hex)
    source = forms.ChoiceField(
        label=_("How it came"),
        choices=[("", _("Choose"))] + [choice for choice in Source.choices if choice[0] != Source.WEBSITE],
    )
    name = PlainTextField(label=_("Name to use"), max_length=80)
    language = forms.ChoiceField(label=_("Language of the call"), choices=CallLanguage)
    best_times = forms.MultipleChoiceField(
        label=_("Best times"), choices=BestTime, required=False, widget=forms.CheckboxSelectMultiple
    )
    clinician = forms.ModelChoiceField(
        ClinicianPage.objects.none(), label=_("Clinician"), required=False, empty_label=_("No preference")
    )
    may_leave_message = forms.BooleanField(label=_("We may leave a message"), required=False)
    may_text = MayTextField()
    is_client = forms.BooleanField(label=_("Already a client here"), required=False)
    if_someone_else_answers = forms.ChoiceField(
        label=_("If someone else answers"),
        choices=IfSomeoneElseAnswers,
        initial=IfSomeoneElseAnswers.HANG_UP,
        widget=forms.RadioSelect,  # The sentences differ at their ends, which a phone cuts off in a list.
    )
    for_whom = forms.ChoiceField(label=_("Who it is for"), choices=ForWhom, initial=ForWhom.ME)
    age_band = forms.ChoiceField(label=_("Age"), choices=[("", _("Not said"))] + AgeBand.choices, required=False)

    def __init__(self, *args, practice, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(
            label=_("Phone"),
            help_text=_("Any way of writing it; an extension is kept."),
            region=practice.default_region,
            example=example_number(practice),
        )
        if not practice.offers_texting:
            del self.fields["may_text"]
        if not practice.portal_url:
            del self.fields["is_client"]
        self.order_fields(["key", "source", "name", "phone"])
        people = ClinicianPage.objects.live().filter(locale__language_code="en")
        self.fields["clinician"].queryset = people.order_by("title")

    def save(self, practice, by) -> CallbackRequest:
        """Store the request once, however often the form is sent, with the time that the rule promises."""
        windows = [BestTime(value).window for value in self.cleaned_data["best_times"]]
        times = {"promised_at": promised_time(practice, windows), "due_at": due_time(practice, windows)}
        # The desk has heard of it already; no mail needs to say so.
        told = timezone.now()
        return receive(by=by, **self.cleaned_data, **times, announced_at=told)


class ExportForm(forms.Form):
    tab = forms.ChoiceField(label=_("Which requests"), choices=Tab)
    reason = PlainTextField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        help_text=_("Kept with your name and the number of rows. Do not name anyone here."),
    )


class AccessReportForm(forms.Form):
    since = forms.DateTimeField(label=_("Since"), widget=MOMENT)
    until = forms.DateTimeField(
        label=_("Until"), required=False, widget=MOMENT, help_text=_("Now, if it is left empty.")
    )
    person = forms.ModelChoiceField(get_user_model().objects.none(), label=_("Who"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.queryset = get_user_model().objects.order_by("first_name", "last_name", "username")
        field.empty_label = _("Everyone")
        field.label_from_instance = lambda user: user.get_full_name() or user.get_username()
