"""Forms of accounts: an invitation, Wagtail's form of a person with what the practice asks, and the sign-in."""

from __future__ import annotations

from allauth.account.forms import LoginForm

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail.users.forms import UserEditForm

from .invitations import holder_of
from .models import Invitation, Role

HAS_ACCOUNT = _("%(name)s has an account with this address already.")
HAS_LEFT = _("%(name)s had an account with this address, and has left.")


class SignInForm(LoginForm):
    """Who was invited signs in with the address; older accounts have a name for it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Email address or username")
        self.fields["login"].widget.attrs.pop("placeholder", None)


class PersonEditForm(UserEditForm):
    """Superusers are made on the server (`manage.py createsuperuser`); an account is closed under People.

    Who signs in with the address goes on doing so when it changes.
    """

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"speaks_spanish"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("is_superuser", "is_active"):
            self.fields.pop(name, None)

    def clean(self):
        cleaned = super().clean()
        before = self.initial["email"].lower()
        if before and "email" in cleaned and cleaned.get("username") == before:
            cleaned["username"] = cleaned["email"].lower()
        return cleaned


class InvitationForm(forms.ModelForm):
    """Asks for no more than the person cannot say herself."""

    class Meta:
        model = Invitation
        fields = ["name", "email", "role", "writes", "speaks_spanish", "language"]
        labels = {"name": _("Name"), "writes": _("Will write articles")}
        help_texts = {
            "name": _("As it is filed with the board, for a therapist: it will stand on the profile."),
            "writes": _("A profile is begun for a byline. Therapists always have one."),
            "speaks_spanish": _("Calls asked for in Spanish are offered to these people first."),
        }
        error_messages = {"role": {"required": _("Choose what the person will do here.")}}
        widgets = {"role": forms.RadioSelect, "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices, self.fields["language"].choices = Role.choices, settings.LANGUAGES
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self):
        address = self.cleaned_data["email"]
        if person := holder_of(address):
            words = HAS_ACCOUNT if person.is_active else HAS_LEFT
            raise self.refused(words % {"name": person.get_full_name() or person}, _("See People."))
        if Invitation.objects.pending().filter(email__iexact=address).exists():
            raise self.already_invited()
        return address

    def already_invited(self) -> forms.ValidationError:
        return self.refused(_("This address was invited already."), _("Send it again from People."))

    @staticmethod
    def refused(sentence: str, way_on: str) -> forms.ValidationError:
        return forms.ValidationError(format_html('{} <a href="{}">{}</a>', sentence, reverse("people:index"), way_on))
