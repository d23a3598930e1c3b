"""The screen “Reading” of the managers: who reads first, under what name, and who publishes at once."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import UpdateView

from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log

from practice.roles.groups import MANAGERS, THERAPISTS
from practice.roles.screens import ManagersScreen

from .models import ReadingTask


class PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, user):
        return get_user_display_name(user)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return get_user_display_name(user)


def people(group: str):
    """Return the active accounts of a group by name, without those who answer for every page anyway."""
    found = get_user_model().objects.filter(is_active=True, groups__name=group)
    return found.order_by("first_name", "last_name", "username").distinct()


def review_permission() -> Permission:
    return Permission.objects.get(content_type__app_label="articles", codename="review_articlepage")


class ReadingForm(forms.ModelForm):
    trusted = PeopleField(
        people(THERAPISTS),
        label=_("Who publishes own articles at once"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The questions before publishing are still asked. Profiles are always read first."),
    )

    reviewing = PeopleField(
        people(THERAPISTS),
        label=_("Who may be named as reviewer of an article"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They date reviews of own articles in their name. Managers may be named anyway."),
    )

    class Meta:
        model = ReadingTask
        fields = ["reader", "reader_name_en", "reader_name_es"]
        field_classes = {"reader": PersonField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reader"].queryset = people(MANAGERS)
        self.fields["reader"].empty_label = _("Every practice manager")
        self.fields["trusted"].queryset = people(THERAPISTS)
        self.fields["reviewing"].queryset = people(THERAPISTS)
        self.initial["reviewing"] = list(people(THERAPISTS).filter(user_permissions=review_permission()))
        self.initial["trusted"] = [user.pk for user in people(THERAPISTS).filter(publishes_own=True)]

    def save(self, commit=True):
        for therapist in people(THERAPISTS):
            trusted = therapist in self.cleaned_data["trusted"]
            if therapist.publishes_own != trusted:
                therapist.publishes_own = trusted
                therapist.save(update_fields=["publishes_own"])
                log(therapist, "editing.trust" if trusted else "editing.distrust")
        self.name_reviewers()
        return super().save(commit)

    def name_reviewers(self) -> None:
        permission = review_permission()
        for therapist in people(THERAPISTS):
            may = therapist in self.cleaned_data["reviewing"]
            if (therapist in self.initial["reviewing"]) != may:
                change = therapist.user_permissions.add if may else therapist.user_permissions.remove
                change(permission)
                log(therapist, "editing.name_reviewer" if may else "editing.no_reviewer")


class ReadingSettingsView(ManagersScreen, UpdateView):
    page_title = _("Reading")
    header_icon = "glasses"
    template_name = "practice/admin/reading_settings.html"
    form_class = ReadingForm

    def get_object(self, queryset=None):
        return ReadingTask.current()

    def form_valid(self, form):
        with transaction.atomic():
            form.save()
        messages.success(self.request, gettext("Saved. It counts from the next text that is sent."))
        return redirect("reading_settings")
