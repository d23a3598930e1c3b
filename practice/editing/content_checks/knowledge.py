"""What the practice knows and the checks ask for: its phone numbers, and the words it avoids."""

from __future__ import annotations

from collections.abc import Iterator

from booking.models import Referral
from clinicians.models import ClinicianPage
from practice.editing.models import Wording
from practice.models import PracticeSettings
from practice.phones import national_digits

from .content import Content, WordChoice


def complete(content: Content, practice: PracticeSettings) -> Content:
    content.region = practice.default_region
    content.known_numbers = frozenset(map(national_digits, filter(None, _numbers_of(practice))))
    rows = Wording.objects.filter(language=content.language)
    content.word_choices = [WordChoice(row.forms, row.better, row.why) for row in rows]
    return content


def _numbers_of(practice: PracticeSettings) -> Iterator:
    """Yield the numbers of the practice, its people, and the places that the desk refers to."""
    yield from (practice.phone, practice.crisis_phone)
    yield from (row.number for row in practice.caller_numbers.all())
    yield from ClinicianPage.objects.exclude(phone="").values_list("phone", flat=True)
    yield from Referral.objects.exclude(phone="").values_list("phone", flat=True)
