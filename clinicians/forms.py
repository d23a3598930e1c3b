from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import HelpPanel
from wagtail.admin.utils import get_user_display_name

from practice.models import User
from practice.models.page_forms import StoryPageForm
from practice.roles.groups import publishes

from .choices import ASSOCIATES, UNLICENSED, Credential

BY_NAME = ("last_name", "first_name", "username")
HOLDS_LICENSE = _("The practice's number is shown with the license of %(name)s. Choose another license for it first.")


# Only managers change letters, number and date; the rest of the profile is its clinician's (ed-9).
MAY_CHANGE_LICENSE = "clinicians.change_license"
LICENSE_FACTS = ("credential", "license_number", "supervisor", "outside_supervisor")


def license_faults(facts: dict) -> dict[str, str]:
    """Return what keeps a profile from being published, by field (D-08)."""
    faults = {}
    credential = facts.get("credential")
    if credential != Credential.NONE and not facts.get("license_number"):
        faults["license_number"] = _("A therapist cannot be shown without a license or registration number.")
    if credential in ASSOCIATES and not (facts.get("supervisor") or facts.get("outside_supervisor")):
        faults["supervisor"] = _("An associate is shown with the supervisor: choose one, or type one from outside.")
    if credential in ASSOCIATES and facts.get("supervisor") and facts["supervisor"].credential in UNLICENSED:
        faults["supervisor"] = _("A supervisor must be licensed: an associate cannot supervise another.")
    return faults


class SharedFactsNote(HelpPanel):
    """Says, on a translation, where the shared facts are changed."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return not self.instance.holds_shared_facts


class AccountField(forms.ModelChoiceField):
    """Names the accounts by the names of their people, one's own marked."""

    reader = None

    def label_from_instance(self, account):
        name = get_user_display_name(account)
        if not account.is_active:
            return _("%(name)s (has left)") % {"name": name}
        return _("%(name)s (you)") % {"name": name} if account == self.reader else name


class LicenseNote(HelpPanel):
    """Shows the license to whoever may not change it, and says who does."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return self.instance.holds_shared_facts and not self.request.user.has_perm(MAY_CHANGE_LICENSE)


class ClinicianPageForm(StoryPageForm):
    """Offers the shared facts on the page that holds them only, and wants the license before publishing."""

    story = "biography"
    account = AccountField(
        User.objects.filter(is_active=True).order_by(*BY_NAME),
        label=_("Whose profile is this?"),
        required=False,
        empty_label=_("Someone without an account"),
        help_text=_("This person edits the profile, and is the author of every article they begin."),
    )

    # The answer on new clients as it was when the form was opened.
    answer_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["answer_seen"] = self._answer(self.initial)
        if not self.instance.holds_shared_facts:
            self.fields["title"].disabled = True
            for field in self.instance.shared_fields():
                self.fields.pop(field.name, None)
        if self.instance.holds_shared_facts and self.for_user and publishes(self.for_user):
            account = self.fields["account"]
            account.reader = self.for_user
            # Whoever has left keeps the profile until someone else is chosen.
            account.queryset = User.objects.filter(Q(is_active=True) | Q(pk=self.instance.owner_id)).order_by(*BY_NAME)
            # Wagtail makes whoever begins a page its owner; managers begin the profiles of others too.
            self.initial["account"] = None if self.instance._state.adding else self.instance.owner_id
        else:
            self.fields.pop("account", None)

    @staticmethod
    def _answer(facts: dict) -> str:
        return f"{facts.get('accepting')} {facts.get('accepting_as_of')}"

    def _keep_later_answer(self, cleaned: dict) -> None:
        """Let an answer given on the first screen after the form was opened stand, unless it was changed here too."""
        seen, given = cleaned.get("answer_seen"), self.initial["answer_seen"]
        if seen and seen != given and self._answer(cleaned) == seen:
            cleaned |= {name: self.initial[name] for name in ("accepting", "accepting_as_of")}
            self.instance.kept_answer = True

    def clean_account(self):
        """Know the own profile by its name where no one was chosen, and give no one a second."""
        account = self.cleaned_data["account"]
        name = self.cleaned_data.get("title", "").strip().casefold()
        is_own = name and name == self.for_user.get_full_name().casefold()
        if not account and self.instance._state.adding and is_own:
            account = self.for_user
        if account and account.pk != self.initial["account"]:
            other = type(self.instance).objects.of_person(account).exclude(pk=self.instance.pk).first()
            if other:
                sentence = _("%(name)s has a profile already: %(title)s.")
                raise forms.ValidationError(sentence % {"name": get_user_display_name(account), "title": other.title})
        return account

    def clean(self):
        cleaned = super().clean()
        self._keep_later_answer(cleaned)
        if not self.is_deferred_validation and self.instance.holds_shared_facts:
            # A profile that is online says it by itself (ClinicianPage.clean).
            faults = {} if self.instance.live else license_faults(self._license_facts(cleaned))
            for name, message in faults.items():
                self.add_error(name, message)
            # The dates are in a dialog, so the sentence stands above the form as well.
            endings = self._fields_that_end_license(cleaned)
            for name in [*endings, None] if endings else []:
                self.add_error(name, HOLDS_LICENSE % {"name": self.instance.title})
        return cleaned

    def _license_facts(self, cleaned: dict) -> dict:
        """Return what the license is made of: as typed, or as stored where the person may not change it."""
        return {
            name: cleaned.get(name) if name in self.fields else getattr(self.instance, name) for name in LICENSE_FACTS
        }

    def add_error(self, field, error):
        """Say above the form what is wrong with a field that this person does not see."""
        faults = error.error_dict if hasattr(error, "error_dict") else {field: error}
        for name, fault in faults.items():
            super().add_error(name if name in self.fields else None, fault)

    def _fields_that_end_license(self, cleaned: dict) -> list[str]:
        """Return what would take the license holder offline, or the license away, without a successor."""
        go_live_at = cleaned.get("go_live_at")
        ends = {
            "credential": cleaned.get("credential") in UNLICENSED,
            "expire_at": bool(cleaned.get("expire_at")),
            # Wagtail takes a page offline until then where no revision of it was ever published.
            "go_live_at": bool(go_live_at and go_live_at > timezone.now() and not self.instance.live_revision_id),
        }
        names = [name for name, is_ending in ends.items() if is_ending and name in self.fields]
        return names if names and self.instance.holds_license else []

    def save(self, commit=True):
        if "account" in self.fields and self.cleaned_data["account"] != self.instance.owner:
            self.instance.give_to(self.cleaned_data["account"])
        return super().save(commit)
