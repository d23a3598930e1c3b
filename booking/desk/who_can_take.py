"""Who can take a caller: the clinicians that fit language, age, format and payment, those with room first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booking.fitting import FORMATS, fitting, plans
from booking.models import CallbackRequest
from clinicians.models import ClinicianPage
from practice.caching import version
from practice.models import PracticeSettings

# By `accepting_status`: an answer too old to believe ("ask") stands last, whatever it was.
ORDER = ["yes", "waitlist", "no", "ask"]


class HeardForm(forms.Form):
    """What the caller says on the phone and the request does not hold; it is stored for the waitlist alone."""

    use_required_attribute = False

    age = forms.IntegerField(label=_("Age"), required=False, min_value=0, max_value=120)
    format = forms.ChoiceField(
        label=_("In person or by video"),
        required=False,
        choices=[("", _("either")), *FORMATS.items()],
    )
    plan = forms.ChoiceField(label=_("Insurance plan"), required=False)

    def __init__(self, callback: CallbackRequest, data: QueryDict):
        waits_for = {"heard-format": callback.wanted_format, "heard-plan": callback.wanted_plan}
        heard = any(f"heard-{name}" in data for name in self.base_fields)
        super().__init__(data if heard or not callback.is_waiting else waits_for, prefix="heard")
        if callback.age_band:
            del self.fields["age"]
        if known := [(plan.slug, plan.name) for plan in plans()]:
            self.fields["plan"].choices = [("", pgettext_lazy("wish", "any")), *known]
        else:
            del self.fields["plan"]

    @cached_property
    def wishes(self) -> dict[str, Any]:
        """Return what makes sense of it; the rest is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


@dataclass(frozen=True)
class Candidate:
    """A clinician who fits."""

    clinician: ClinicianPage
    status: str
    is_asked_for: bool

    @property
    def is_stale(self) -> bool:
        return self.status == "ask"


class WhoCanTake:
    """The clinicians who fit an open request: whom the caller asked for, then by room."""

    def __init__(self, callback: CallbackRequest, practice: PracticeSettings, data: QueryDict):
        self.callback, self.practice = callback, practice
        self.form = HeardForm(callback, data)
        self.is_open = bool(self.form.wishes) or "who" in data or "scheduled_with" in data

    @property
    def known(self) -> str:
        """Return what the request says of it: “Spanish, 12 to 17”."""
        told = [self.callback.get_language_display(), self.callback.get_age_band_display()]
        return ", ".join(str(word) for word in told if word)

    @cached_property
    def people(self) -> list[ClinicianPage]:
        """Return every clinician, each with whether she `fits`; cached until a profile changes."""
        asked = "-".join(str(self.form.wishes.get(name, "")) for name in HeardForm.base_fields)
        name = f"who-can-take-{self.callback.language}-{self.callback.age_band}-{asked}"
        return version.remember(name, self._read_people)

    def _read_people(self) -> list[ClinicianPage]:
        people = fitting(self.practice, self.callback.language, self.callback.age_band, self.form.wishes)
        fits = Exists(people.order_by().filter(pk=OuterRef("pk")))
        return list(ClinicianPage.objects.for_callers().annotate(fits=fits))

    @cached_property
    def candidates(self) -> list[Candidate]:
        found = [self._candidate(clinician) for clinician in self.people if clinician.fits]
        return sorted(found, key=lambda found: (not found.is_asked_for, ORDER.index(found.status)))

    def _candidate(self, clinician: ClinicianPage) -> Candidate:
        asked_for = self.callback.clinician  # Of either language: the key of its translations tells who it is.
        is_asked_for = asked_for is not None and asked_for.translation_key == clinician.translation_key
        return Candidate(clinician, clinician.accepting_status(self.practice), is_asked_for)
