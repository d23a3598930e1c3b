"""What templates ask about clinicians: room for new clients, languages, words in one language or the other."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from wagtail.models import Page

from clinicians.directory import DirectoryForm
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings
from practice.templatetags.text_tags import text_language
from practice.wording import other_language_code

register = template.Library()


@register.filter
def accepting(profile, practice) -> str:
    """Return whether a clinician takes new clients: yes, waitlist, no, or ask once that is too old to believe."""
    return profile.accepting_status(practice)


@register.filter
def ways_to_pay(profile, practice):
    """Return the ways to pay that hold for a clinician: their own, or those of the practice."""
    return profile.ways_to_pay(practice)


@register.simple_tag(takes_context=True)
def finder(context):
    """Return the form of the directory: the finder on the home page asks three of its questions."""
    return DirectoryForm(ClinicianPage, context.get("practice") or PracticeSettings.for_request(context["request"]))


@dataclass(frozen=True)
class Words:
    """The profile whose words are shown, and their language where it is not the page's."""

    profile: Page
    language: str


@register.simple_tag
def words_of(profile) -> Words:
    """Return whose words a profile shows: its own, or where it has none those in the other language (F9)."""
    if profile.greeting or profile.biography:
        return Words(profile, text_language(profile))
    twin = profile.language_versions.get(other_language_code())
    twin = twin.specific if twin else None
    if twin and (twin.greeting or twin.biography):
        return Words(twin, other_language_code())
    return Words(profile, "")
