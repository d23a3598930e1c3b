"""Leaving the practice, and coming back: account, sessions, profile, claims and invitations in one transaction."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from wagtail.log_actions import log

from articles.models import ArticlePage
from booking.actions.claim import release_all_of
from booking.models import CallbackRequest
from clinicians.models import ClinicianPage
from practice.models import User

from .invitations import withdraw
from .models import Invitation


class LeavingError(ValueError):
    """The person cannot leave so; nothing was written."""


class HoldsLicense(LeavingError):
    """The license beside the practice's number would go; `name` is whose it is."""

    def __init__(self, name: str):
        super().__init__("The license beside the practice's number has no successor.")
        self.name = name


class Consequences:
    """What leaving changes for the practice, as it is before."""

    def __init__(self, person: User):
        self.person = person
        self.profile = ClinicianPage.objects.of_person(person).first()

    @property
    def held_license(self) -> ClinicianPage | None:
        return ClinicianPage.objects.of_person(self.person).holding_license().first()

    @property
    def claims(self) -> int:
        return CallbackRequest.objects.claimed_by(self.person).count()

    @property
    def invitations(self) -> QuerySet[Invitation]:
        """Return what the person has sent, or was sent, and no one has answered."""
        return Invitation.objects.pending().filter(Q(invited_by=self.person) | Q(email__iexact=self.person.email))

    @property
    def drafts(self) -> QuerySet[ArticlePage]:
        drafts = ArticlePage.objects.filter(owner=self.person, has_unpublished_changes=True, alias_of=None)
        return drafts.defer_streamfields().order_by("draft_title")

    @property
    def reviews(self) -> int:
        """Count the articles whose next review someone else has to give; the last one keeps its name."""
        if not self.profile:
            return 0
        reviewed = ArticlePage.objects.live().filter(reviewed_by__translation_key=self.profile.translation_key)
        return reviewed.filter(alias_of=None).count()

    @property
    def supervisees(self) -> QuerySet[ClinicianPage]:
        """Return who is shown as working under this person."""
        if not self.profile:
            return ClinicianPage.objects.none()
        under = ClinicianPage.objects.live().filter(supervisor__translation_key=self.profile.translation_key)
        return under.filter(locale=self.profile.locale).defer_streamfields()


@transaction.atomic
def leave(person: User, by: User) -> None:
    """Close the account and take the profile down; articles keep their byline. Done already, it is not done twice."""
    _lock(person)
    if person == by:
        raise LeavingError("No one closes their own account.")
    if not person.is_active:
        return
    follows = Consequences(person)
    if holder := follows.held_license:
        raise HoldsLicense(holder.title)
    release_all_of(person, by)
    for invitation in follows.invitations:
        withdraw(invitation, by)
    for profile in ClinicianPage.objects.of_person(person):
        profile.retire(by)
    person.is_active = False
    person.save(update_fields=["is_active"])  # The sessions end with it.
    log(person, "accounts.leave", user=by)


@transaction.atomic
def come_back(person: User, by: User, show_profile: bool) -> list[str]:
    """Open the account again, and show the profile in both languages as it was; return what keeps it offline."""
    _lock(person)
    faults: list[str] = []
    if person.is_active:
        return faults
    person.is_active = True
    person.save(update_fields=["is_active"])
    log(person, "accounts.come_back", user=by)
    profile = ClinicianPage.objects.of_person(person).first()
    if show_profile and profile and profile.was_public:
        try:
            with transaction.atomic():
                profile.show_again(by)
        except ValidationError as error:
            faults = error.messages
    return faults


def _lock(person: User) -> None:
    person.refresh_from_db(from_queryset=User.objects.select_for_update())
