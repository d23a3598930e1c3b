"""Directory: the list of clinicians as a visitor filters it; its address can be shared, and it is no dead end (B11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from practice.caching import page_cache, version
from practice.models import BilingualTerm, PracticeSettings
from practice.wording import spelled

from .querysets import ClinicianPageQuerySet

if TYPE_CHECKING:
    from .models import ClinicianPage


class Wish(NamedTuple):
    """How a wish narrows the list, and what is said of giving it up."""

    narrow: Callable[..., ClinicianPageQuerySet]
    given_up: str


# What can be asked for, in the order of weight: when nobody fits, what stands first is given up last.
WISHES = {
    "language": Wish(ClinicianPageQuerySet.speaking, _("In any language")),
    "for": Wish(ClinicianPageQuerySet.seeing, _("For anyone")),
    "age": Wish(ClinicianPageQuerySet.seeing_age, _("At any age")),
    "concern": Wish(ClinicianPageQuerySet.knowing, _("For any reason")),
    "format": Wish(ClinicianPageQuerySet.meeting, _("In person or by video")),
    "plan": Wish(ClinicianPageQuerySet.taking_plan, _("With any plan")),
    "accepting": Wish(ClinicianPageQuerySet.taking_clients, _("Accepting new clients or not")),
}
page_cache.know_parameters(*WISHES)
NEAREST = 3
# The controlled list behind a question, by the field of the profile that holds it.
LISTS = {"language": "languages", "concern": "specialties", "for": "client_groups", "plan": "plans"}


def _read_terms(
    model: type[ClinicianPage], practice: PracticeSettings
) -> dict[str, tuple[list[BilingualTerm], set[str]]]:
    """Return each controlled list, and the slugs that somebody who is shown has, by question."""
    people = model.objects.live().public()
    return {
        name: (
            list(model._meta.get_field(field).related_model.objects.all()),
            people.plans_taken(practice) if name == "plan" else set(people.values_list(f"{field}__slug", flat=True)),
        )
        for name, field in LISTS.items()
    }


def narrow(
    people: ClinicianPageQuerySet, practice: PracticeSettings, wishes: Mapping[str, Any]
) -> ClinicianPageQuerySet:
    """Return those of `people` who fit all `wishes`, by the names of WISHES: the matching of the site and the desk."""
    for name, wish in wishes.items():
        asked = {"accepting": [practice], "plan": [wish, practice]}
        people = WISHES[name].narrow(people, *asked.get(name, [wish]))
    return people


class DirectoryForm(forms.Form):
    """Offers what somebody here has to offer; a term from an old address is still understood."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    concern = forms.ChoiceField(label=pgettext_lazy("why a person comes", "Reason"), required=False)
    plan = forms.ChoiceField(label=_("My plan"), required=False)
    age = forms.IntegerField(
        label=_("Age"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    format = forms.ChoiceField(
        label=_("In person or by video"),
        required=False,
        choices=[("", _("either")), ("in_person", _("in person")), ("telehealth", _("by video"))],
    )
    accepting = forms.BooleanField(label=_("Accepting new clients"), required=False)

    # One word, for a phone's half width; the finder of the home page says it in a sentence.
    ANY = {
        "language": pgettext_lazy("wish", "any"),
        "concern": pgettext_lazy("wish", "any"),
        "for": _("anyone"),
        "plan": pgettext_lazy("wish", "any"),
    }
    use_required_attribute = False

    def __init__(self, model: type[ClinicianPage], practice: PracticeSettings, data: Mapping[str, str] | None = None):
        super().__init__(data, auto_id="find-%s", label_suffix="")
        self.fields["for"] = forms.ChoiceField(label=_("Who it is for"), required=False)
        for name, (terms, offered) in version.remember("directory-plan", lambda: _read_terms(model, practice)).items():
            asked = (data or {}).get(name)
            known = BilingualTerm.by_name(term for term in terms if term.slug in offered or term.slug == asked)
            choices = [(term.slug, term.name) for term in known]
            self.fields[name].choices = [("", self.ANY[name]), *choices]
        self.order_fields(["language", "concern", "for", "plan", "age", "format", "accepting"])

    @property
    def offers_plans(self) -> bool:
        """Tell whether there is a plan to choose besides none."""
        return len(self.fields["plan"].choices) > 1


class Loosened(NamedTuple):
    """What would be found with one wish given up."""

    label: str
    url: str
    count: int


class Directory:
    """Those of `profiles` who fit what a visitor asks for in the query of the address."""

    def __init__(self, profiles: ClinicianPageQuerySet, practice: PracticeSettings, data: QueryDict):
        self.profiles, self.practice = profiles, practice
        self.chosen = self._understood(data)
        self.form = DirectoryForm(profiles.model, practice, {name: str(value) for name, value in self.chosen.items()})

    def _understood(self, data: QueryDict) -> dict[str, Any]:
        """Return the wishes that make sense; the others are left out as if they had not been sent."""
        sent = {name: data[name].strip()[:50] for name in WISHES if name in data}
        form = DirectoryForm(self.profiles.model, self.practice, sent)
        form.is_valid()
        return {
            name: form.cleaned_data[name] for name in WISHES if form.cleaned_data.get(name) not in (None, "", False)
        }

    def narrowed(self, *names: str) -> ClinicianPageQuerySet:
        """Return who fits the wishes called `names`."""
        return narrow(self.profiles.all(), self.practice, {name: self.chosen[name] for name in names})

    @cached_property
    def people(self) -> list[ClinicianPage]:
        return list(self.narrowed(*self.chosen).for_listing())

    @property
    def count_sentence(self) -> str:
        count = len(self.people)
        if not count and self.chosen:
            return str(_("No one here matches all of that."))
        if self.chosen:
            sentence = ngettext(
                "One person matches what you asked for.", "%(count)s people match what you asked for.", count
            )
        else:
            sentence = ngettext("One person works here.", "%(count)s people work here.", count)
        return sentence % {"count": capfirst(spelled(count))}

    @cached_property
    def _fitting(self) -> dict[str, set[int]]:
        """Return who fits each single wish."""
        return {name: set(self.narrowed(name).values_list("pk", flat=True)) for name in self.chosen}

    @cached_property
    def loosened(self) -> list[Loosened]:
        """Return, when nobody fits, what giving up each single wish would find; the most promising first."""
        if self.people or not self.chosen:
            return []
        everybody = set(self.narrowed().values_list("pk", flat=True))
        found = []
        for name in self.chosen:
            others = [other for other in self.chosen if other != name]
            if fitting := everybody.intersection(*(self._fitting[other] for other in others)):
                found.append(Loosened(str(WISHES[name].given_up), self._query(others), len(fitting)))
        return sorted(found, key=lambda loosened: -loosened.count)

    @cached_property
    def nearest(self) -> list[ClinicianPage]:
        """Return, when nobody fits, those who fit as many wishes as one can, the weightiest first."""
        if self.people or not self.chosen:
            return []
        kept: set[int] = set()
        for fitting in self._fitting.values():
            kept = (kept & fitting) or kept or fitting
        if not kept and "plan" in self.chosen:  # Everybody can be paid without one.
            return list(self.narrowed().for_listing()[:NEAREST])
        return list(self.narrowed().filter(pk__in=kept).for_listing()[:NEAREST])

    def _query(self, names: list[str]) -> str:
        query = QueryDict(mutable=True)
        for name in names:
            query[name] = "on" if self.chosen[name] is True else self.chosen[name]
        return f"?{query.urlencode()}" if names else "?"
