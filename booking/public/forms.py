"""The public form for a call: what a visitor is asked, what is read from the answers, and the promise that is made."""

from __future__ import annotations

import datetime as dt
import logging

from django import forms
from django.db import Error as DatabaseFault
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page

from booking.actions.receive import receive
from booking.call_script import ANSWER_CHOICES, ANSWER_HINT
from booking.models import CallbackRequest
from booking.models.choices import AgeBand, BestTime, CallLanguage, ForWhom, IfSomeoneElseAnswers, Status
from booking.promise import by_when, due_time, promised_time, still_holds
from clinicians.models import ClinicianPage
from practice.opening_hours import Window
from practice.phones import example_number
from practice.wording import spelled

from . import consent
from .clinician_field import ClinicianChoiceField, in_default_language
from .fields import (
    CONTROL,
    SHORT_CONTROL,
    ErrorSummaryMixin,
    MayTextField,
    PhoneField,
    PlainTextField,
    YesNoField,
    is_key,
    optional_choice,
)
from .throttling import Sender
from .tokens import FormToken, key_of

logger = logging.getLogger(__name__)

NAME_LENGTH, NOTE_LENGTH = 80, 300
OWN_NAMES = [(CallLanguage.ENGLISH, "English"), (CallLanguage.SPANISH, "Español")]
OTHER_LANGUAGE = {"en": "es", "es": "en"}
# The trap: people do not see the field, machines that fill in everything do.
# Its name is none that a browser or a keeper of passwords knows how to fill in for a person.
TRAP = "subject"


class CallbackRequestForm(ErrorSummaryMixin, forms.Form):
    """Only the name and the number are required; silence on anything else means the more careful answer."""

    name = PlainTextField(
        label=_("What should we call you?"),
        help_text=_("A first name is enough. It does not have to be your legal name."),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs=CONTROL | {"autocomplete": "given-name", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter a name or nickname, so we know who to ask for."),
            "max_length": _("Too long. A first name is enough: at most %(limit_value)d letters."),
        },
    )
    best_times = forms.MultipleChoiceField(
        label=_("When can we call you?"),
        help_text=_("If you choose nothing, we may call at any time we are open."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please choose among these times.")},
    )
    language = optional_choice(_("In which language?"), OWN_NAMES)
    may_leave_message = YesNoField(
        label=_("If you do not answer, may we leave a message?"),
        yes=_("Yes, a short one"),
        no=_("No message, please"),
        help_text=_("If not, we hang up and try again later. Your phone may still show our number."),
    )
    may_text = MayTextField()
    is_client = forms.BooleanField(label=_("I am already seen here"), required=False)
    if_someone_else_answers = optional_choice(
        _("If someone else answers, what may we say?"), ANSWER_CHOICES, help_text=ANSWER_HINT
    )
    for_whom = optional_choice(
        _("Who is it for?"),
        [(ForWhom.ME, _("Me")), (ForWhom.CHILD, _("My child")), (ForWhom.SOMEONE_ELSE, _("Someone else"))],
    )
    age_band = optional_choice(
        _("Age of the person who needs help"),
        AgeBand.choices,
        help_text=_(
            "If you are 12 or older, you can ask for help on your own. We will not contact your parents without "
            "talking with you first."
        ),
    )
    note = PlainTextField(
        label=_("Anything we should know before we call"),
        help_text=_("You may leave this blank. Please no medical detail: that can wait for the call."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=CONTROL | {"rows": 4}),
        error_messages={
            "max_length": _("Too long: %(show_value)d characters. At most %(limit_value)d, please; nothing is lost.")
        },
    )

    trap = TRAP
    SHORT = ["best_times", "language", "may_leave_message"]
    CALM = ["may_text", "clinician", "if_someone_else_answers", "for_whom", "age_band", "note"]

    def __init__(self, data=None, *, practice, sender: Sender | None = None, **kwargs):
        super().__init__(data, **kwargs)
        self.practice, self.sender = practice, sender
        self.fields["phone"] = PhoneField(
            label=_("The number to call"),
            help_text=_("Write it any way you like. Add the extension if there is one."),
            region=practice.default_region,
            example=example_number(practice),
            widget=forms.TextInput(attrs=SHORT_CONTROL | {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
            error_messages={"required": _("Enter a phone number. We need it to call you.")},
        )
        self.fields["clinician"] = ClinicianChoiceField(
            ClinicianPage.objects.listed(Locale.get_active()).prefetch_related("languages"),
            label=_("Who would you like to talk to?"),
            practice=practice,
            required=False,
            widget=forms.Select(attrs=CONTROL),
            empty_label=_("No preference"),
        )
        self.fields["best_times"].choices = self._times_on_offer()
        self.fields["language"].initial = get_language()
        for name, setting in (("may_text", "offers_texting"), ("note", "asks_for_note"), ("is_client", "portal_url")):
            if not getattr(practice, setting):
                del self.fields[name]
        self.order_fields(["name", "phone", *self.SHORT, *self.CALM])
        if self.is_bound:
            self.name_clinician(self.fields["clinician"].page_for(self.data.get("clinician")))

    @classmethod
    def opened(cls, query, practice) -> CallbackRequestForm:
        """Return the empty form, with the clinician and the page that the visitor comes from.

        `again` is the receipt of a request: what is sent corrects it.
        """
        form = cls(practice=practice)
        form.initial = {"page": query.get("page", ""), "key": key_of(query.get("again", "")) or ""}
        if form.initial["key"]:
            corrected = CallbackRequest.objects.filter(key=form.initial["key"], is_client=True)
            form.initial["is_client"] = corrected.exists()
        form.name_clinician(form.fields["clinician"].page_for(query.get("clinician") or query.get("page")))
        return form

    @classmethod
    def switched(cls, data, practice) -> CallbackRequestForm:
        """Return the form in the page's language with everything typed in the other; nothing is judged yet."""
        form, typed = cls(practice=practice), cls(data, practice=practice)
        form.initial = {name: typed[name].value() for name in form.fields if name in data}
        form.initial |= {"page": data.get("page", ""), "token": data.get("token", "")}
        form.name_clinician(form.fields["clinician"].page_for(data.get("clinician")))
        # Whoever changes the language of the page without having chosen one for the call means both.
        if form.initial.get("language") == OTHER_LANGUAGE[get_language()]:
            form.initial["language"] = get_language()
        return form

    def _times_on_offer(self) -> list[tuple[str, str]]:
        weekly = self.practice.timetable.weekly
        offered = [time for time in BestTime if not weekly or time.window.meets(weekly)]
        return [(time.value, time.label) for time in offered]

    def name_clinician(self, clinician: ClinicianPage | None) -> None:
        """Choose the clinician, and say beforehand what stands in the way."""
        self.initial["clinician"] = clinician
        if clinician:
            self.fields["clinician"].warn_of(clinician, self["language"].value() or get_language())

    @property
    def short_fields(self) -> list[forms.BoundField]:
        """What is asked first; the clinician, too, when the visitor comes from one."""
        names = [*self.SHORT, "clinician"] if self.initial.get("clinician") else self.SHORT
        return [self[name] for name in names]

    @property
    def calm_fields(self) -> list[forms.BoundField]:
        shown = {field.name for field in self.short_fields}
        return [self[name] for name in self.CALM if name in self.fields and name not in shown]

    @cached_property
    def sent_token(self) -> FormToken | None:
        return FormToken.read(self.data.get("token", "") if self.is_bound else self.initial.get("token", ""))

    @cached_property
    def token(self) -> FormToken:
        """The token to show: a new one, or that of a form which comes back."""
        promised_at = promised_time(self.practice)
        if self.sent_token:
            return self.sent_token.renewed(promised_at)
        return FormToken.issue(promised_at, self.initial.get("key", ""), is_filled_in=self.is_bound)

    @property
    def promise(self) -> str:
        """Say by when we call; nothing where no hour can be promised."""
        return by_when(self.token.promised_at) if self.token.promised_at else ""

    @property
    def summary_heading(self) -> str:
        count = len(self.summary)
        heading = ngettext("One thing before we can call", "%(count)s things before we can call", count)
        return heading % {"count": capfirst(spelled(count))}

    @property
    def consent(self) -> str:
        return consent.wording(self.practice.offers_texting)

    @property
    def page_value(self) -> str:
        value = self.data.get("page", "") if self.is_bound else self.initial.get("page", "")
        return value if is_key(value) else ""

    def clean(self):
        cleaned = super().clean()
        fault = ""
        if self.sent_token is None or self.sent_token.is_expired:
            fault = gettext("This form had been open for too long. Nothing is lost: please send it once more.")
        elif not self.sender.is_ours:
            fault = gettext(
                "Your browser did not tell us that this form came from our page. Nothing is lost: please send it once "
                "more. If you read this again, please call us."
            )
        if fault:
            self.add_error(None, fault)
        if cleaned.get("age_band") == AgeBand.UNDER_12 and cleaned.get("for_whom") in ("", ForWhom.ME):
            self.add_error("age_band", self._ask_an_adult())
        return cleaned

    def _ask_an_adult(self) -> str:
        return gettext(
            "Please ask an adult you trust to fill this out with you or to call us. If you want to talk to someone "
            "right now, call or text 988, or call Childhelp at 1-800-422-4453. Both are free, day and night. If you "
            "are asking for your child, choose “My child” under “Who is it for?”."
        )

    @property
    def looks_automatic(self) -> bool:
        return bool(self.data.get(TRAP)) or self.sent_token.is_too_fresh

    def save(self) -> CallbackRequest:
        """Store what was asked, once; what a machine seems to have sent goes to the spam box."""
        answers, is_spam = self.cleaned_data, self.looks_automatic
        promised_at = self._promise_to_keep()
        return receive(
            self.sent_token.key,
            name=answers["name"],
            phone=answers["phone"],
            note=answers.get("note", ""),
            language=answers["language"] or get_language(),
            best_times=answers["best_times"],
            clinician=in_default_language(answers["clinician"]),
            may_leave_message=answers["may_leave_message"],
            **{name: answers[name] for name in ("is_client",) if name in answers},
            may_text=answers.get("may_text", False),
            if_someone_else_answers=answers["if_someone_else_answers"] or IfSomeoneElseAnswers.HANG_UP,
            for_whom=answers["for_whom"] or ForWhom.ME,
            age_band=answers["age_band"],
            page=Page.objects.live().filter(pk=self.page_value).first() if self.page_value else None,
            site_language=get_language(),
            consent=consent.record_of(self.consent),
            status=Status.SPAM if is_spam else Status.NEW,
            closed_at=timezone.now() if is_spam else None,
            promised_at=promised_at,
            due_at=promised_at or due_time(self.practice, self._windows),
        )

    @property
    def _windows(self) -> list[Window]:
        return [BestTime(value).window for value in self.cleaned_data["best_times"]]

    def _promise_to_keep(self) -> dt.datetime | None:
        """Return the time that was shown in the form if it still holds, else the time that holds now."""
        promised_at, shown = promised_time(self.practice, self._windows), self.sent_token.promised_at
        if self._windows or not still_holds(shown):
            return promised_at
        return min(shown, promised_at or shown)

    def refuse_token(self) -> CallbackRequestForm:
        """Give the form back with another key, under which it can be sent once more."""
        self.token = FormToken.issue(promised_time(self.practice), is_filled_in=True)
        return self.refuse(gettext("This form was sent too many times. Nothing is lost: please send it once more."))

    def stored(self) -> CallbackRequest | None:
        """Store a valid form; None, and a sentence in the form, when the database does not take it."""
        try:
            return self.save()
        except DatabaseFault as fault:
            kind = type(fault.__cause__ or fault).__name__  # Its message may quote the row.
            logger.warning("A request could not be stored (%s); its form was given back.", kind)
            self.refuse(gettext("We could not store this just now. Nothing you typed is lost: send it again, or call."))
            return None
