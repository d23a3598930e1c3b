"""Copy for intake: the plain text that the records system is told of a caller, of these fields and no others."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from booking.call_script import answer_rule
from booking.models import CallbackRequest
from practice.phones import formatted


def intake_text(callback: CallbackRequest, practice) -> str:
    """Return one line for each field that may be handed over.

    The caller's note, what was written down of the calls, and what was agreed to stay here.
    """
    return "\n".join(f"{label}: {' '.join(str(value).split())}" for label, value in _allowed(callback, practice))


def _allowed(callback: CallbackRequest, practice) -> Iterator[tuple[str, str]]:
    yield _("Reference"), callback.reference
    yield _("Name"), callback.name
    yield _("Phone"), formatted(callback.phone)
    yield _("Language"), callback.get_language_display()
    yield _("Best times"), callback.best_times_text or _("Any time")
    permissions = callback.permissions(practice)
    rules = [permission.rule_allowed if given else permission.rule_refused for permission, given in permissions]
    yield _("Message"), " ".join(map(str, rules))
    yield _("If someone else answers"), answer_rule(callback)
    yield _("Who it is for"), callback.get_for_whom_display()
    if callback.age_band:
        yield _("Age"), callback.get_age_band_display()
    if callback.is_young_person:
        yield _("Note"), _("12 to 17 years old, asking alone: do not assume parents may know.")
    yield _("Clinician"), callback.clinician.title if callback.clinician else _("No preference")
