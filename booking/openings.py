"""Openings: a clinician who had no room has some again, and those on the waitlist whom she fits rise."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Q

from booking.audit import SCHEDULE, record
from booking.fitting import fitting
from booking.models import CallbackRequest, DoNotCall, LastAnswer
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings

# An answer too old to believe is no news; what it opened is held until she says it again.
_STALE = "ask"


@transaction.atomic
def find_openings(practice: PracticeSettings) -> int:
    """Mark those on the waitlist for whom room was found since the last look; return how many.

    Where nothing was looked for yet, the answers are only learned. An opening that is gone is taken off again; one that
    is no longer sure comes back to the same people once it is.
    """
    known = dict(LastAnswer.objects.values_list("clinician", "accepting"))
    people = {person.pk: person for person in ClinicianPage.objects.for_callers()}
    now = {pk: person.accepting_status(practice) for pk, person in people.items()}
    free = {pk for pk, status in now.items() if status == ClinicianPage.Accepting.YES}
    held = _take_off(free, {pk for pk, status in now.items() if status == _STALE})
    _remember({pk: status for pk, status in now.items() if status != _STALE}, known, people.keys())
    news = {pk for pk in free if known.get(pk) != ClinicianPage.Accepting.YES}
    marked = _mark([people[pk] for pk in people if pk in news | held & free], news, practice) if known else 0
    CallbackRequest.objects.filter(held_opening__in=held & free).update(held_opening=None)
    return marked


def _take_off(free: set[int], stale: set[int]) -> set[int]:
    """Take off what is gone and hold what is not sure; return the clinicians for whom somebody is held."""
    marked = CallbackRequest.objects.filter(opening__isnull=False)
    marked.filter(opening__in=stale).update(held_opening=F("opening"), opening=None)
    marked.exclude(opening__in=free).update(opening=None)
    held = CallbackRequest.objects.filter(held_opening__isnull=False)
    held.exclude(held_opening__in=free | stale).update(held_opening=None)
    return set(held.order_by().values_list("held_opening", flat=True).distinct())


def _remember(answers: dict[int, str], known: dict[int, str], here) -> None:
    LastAnswer.objects.exclude(clinician__in=here).delete()
    changed = [LastAnswer(clinician_id=pk, accepting=said) for pk, said in answers.items() if known.get(pk) != said]
    LastAnswer.objects.bulk_create(
        changed, update_conflicts=True, update_fields=["accepting"], unique_fields=["clinician"]
    )


def _mark(opened: list[ClinicianPage], news: set[int], practice: PracticeSettings) -> int:
    """Mark who fits and may be called, those alike at once; who asked for somebody waits for nobody else.

    Where her room is no news, only who was held rises again.
    """
    if not opened:
        return 0
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
                asked &= Q() if person.pk in news else Q(held_opening=person)
                found = waiting.filter(asked, **values).only("reference").select_for_update(of=["self"])
                marked += _mark_rows(list(found), person)
    return marked


def _mark_rows(rows: list[CallbackRequest], person: ClinicianPage) -> int:
    if rows:
        CallbackRequest.objects.filter(pk__in=[row.pk for row in rows]).update(opening=person)
        record(rows, "booking.opening", None, actor=SCHEDULE, clinician=person.pk)
    return len(rows)
