"""Openings: a clinician who had no room has some again, and those on the waitlist whom she fits rise."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from booking.audit import SCHEDULE, record
from booking.fitting import fitting
from booking.models import CallbackRequest, DoNotCall, LastAnswer
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings

# An answer too old to believe is no news.
_STALE = "ask"


@transaction.atomic
def find_openings(practice: PracticeSettings) -> int:
    """Mark those on the waitlist for whom room was found since the last look; return how many.

    Where nothing was looked for yet, the answers are only learned. An opening that is gone is taken off again.
    """
    known = dict(LastAnswer.objects.values_list("clinician", "accepting"))
    people = {person.pk: person for person in ClinicianPage.objects.for_callers()}
    now = {pk: person.accepting_status(practice) for pk, person in people.items()}
    free = {pk for pk, status in now.items() if status == ClinicianPage.Accepting.YES}
    gone = CallbackRequest.objects.filter(opening__isnull=False).exclude(opening__in=free)
    gone.update(opening=None)
    _remember({pk: status for pk, status in now.items() if status != _STALE}, known, people.keys())
    opened = [people[pk] for pk in people if pk in free and known.get(pk) != ClinicianPage.Accepting.YES]
    return _mark(opened, practice) if known and opened else 0


def _remember(answers: dict[int, str], known: dict[int, str], here) -> None:
    LastAnswer.objects.exclude(clinician__in=here).delete()
    changed = [LastAnswer(clinician_id=pk, accepting=said) for pk, said in answers.items() if known.get(pk) != said]
    LastAnswer.objects.bulk_create(
        changed, update_conflicts=True, update_fields=["accepting"], unique_fields=["clinician"]
    )


def _mark(opened: list[ClinicianPage], practice: PracticeSettings) -> int:
    """Mark who fits and may be called, those alike at once; who asked for somebody waits for nobody else."""
    stopped = DoNotCall.objects.exclude(phone_index="").values("phone_index")
    waiting = CallbackRequest.objects.waiting().filter(opening=None).exclude(phone_index__in=stopped)
    alike = ["language", "age_band", "wanted_format", "wanted_plan"]
    marked = 0
    for values in list(waiting.order_by().values(*alike).distinct()):
        wishes = {"format": values["wanted_format"], "plan": values["wanted_plan"]}
        wishes = {name: wish for name, wish in wishes.items() if wish}
        fit = set(fitting(practice, values["language"], values["age_band"], wishes).values_list("pk", flat=True))
        for person in opened:
            if person.pk in fit:
                asked = Q(clinician=None) | Q(clinician__translation_key=person.translation_key)
                found = waiting.filter(asked, **values).only("reference").select_for_update(of=["self"])
                marked += _mark_rows(list(found), person)
    return marked


def _mark_rows(rows: list[CallbackRequest], person: ClinicianPage) -> int:
    if rows:
        CallbackRequest.objects.filter(pk__in=[row.pk for row in rows]).update(opening=person)
        record(rows, "booking.opening", None, actor=SCHEDULE, clinician=person.pk)
    return len(rows)
