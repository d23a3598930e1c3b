"""Actions on an invitation: invite, send again, withdraw, accept; each locks the row, checks, writes and records."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from clinicians.choices import Credential
from clinicians.models import ClinicianIndexPage
from practice.mail.models import Mail
from practice.mail.outbox import queue_mail
from practice.models import User

from .models import VALID, Invitation, Role

MAIL = "accounts.invitation"


class InvitationError(ValueError):
    """The invitation, or the address, does not allow it; nothing was written."""


class AlreadyInvited(InvitationError):
    """An invitation to the address is on its way."""


class NotOpen(InvitationError):
    """It was accepted, withdrawn, sent anew or has run out, or the address has an account by now."""


def holder_of(address: str) -> User | None:
    """Return the account that has `address`, or signs in with it."""
    return User.objects.filter(Q(email__iexact=address) | Q(username__iexact=address)).order_by("pk").first()


def invite(invitation: Invitation, by: User) -> None:
    """Store a new invitation and queue its mail; of two at once to one address, the second gets AlreadyInvited."""
    invitation.invited_by, invitation.sent_at = by, timezone.now()
    invitation.writes = invitation.writes or invitation.role == Role.THERAPIST
    with transaction.atomic():
        try:
            with transaction.atomic():
                invitation.save(force_insert=True)
        except IntegrityError as error:
            raise AlreadyInvited from error
        _send(invitation)
        log(invitation, "accounts.invite", user=by, data={"role": invitation.role})


@transaction.atomic
def send_again(invitation: Invitation, by: User) -> None:
    """Send a new link, with seven days anew; the one before opens nothing any more."""
    _lock(invitation)
    invitation.version += 1
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["version", "sent_at"])
    _send(invitation)
    log(invitation, "accounts.send_invitation_again", user=by)


@transaction.atomic
def withdraw(invitation: Invitation, by: User) -> None:
    _lock(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    log(invitation, "accounts.withdraw_invitation", user=by)


@transaction.atomic
def accept(invitation: Invitation, token: str, password: str) -> User:
    """Make the account, and where it is for somebody who writes, begin her profile; of two tabs, one gets NotOpen."""
    _lock(invitation)
    if not invitation.opens_with(token) or holder_of(invitation.email):
        raise NotOpen
    user = new_account(invitation)
    user.set_password(password)
    user.save()
    user.groups.set(Group.objects.filter(name__in=invitation.groups))
    UserProfile.objects.create(user=user, preferred_language=invitation.language)
    people = ClinicianIndexPage.objects.filter(locale=Locale.get_default()).first()
    if invitation.writes and people:
        credential = Credential.NONE if invitation.role == Role.FRONT_DESK else ""
        people.begin_profile(invitation.name, user, credential=credential)
    invitation.account, invitation.accepted_at = user, timezone.now()
    invitation.save(update_fields=["account", "accepted_at"])
    log(invitation, "accounts.accept_invitation", user=user)
    return user


def mark_waiting(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Tell each whether its mail is still in the outbox (`is_waiting`), all in one query."""
    unsent = Mail.objects.filter(kind=MAIL, sent_at=None).values_list("facts", flat=True)
    waiting = {(facts["invitation"], facts["version"]) for facts in unsent}
    invitations = list(invitations)
    for invitation in invitations:
        invitation.is_waiting = (invitation.pk, invitation.version) in waiting
    return invitations


def new_account(invitation: Invitation) -> User:
    """Return the account that accepting would make, not saved; it signs in with the address."""
    first_name, _space, last_name = invitation.name.partition(" ")
    return User(
        username=invitation.email.lower(),
        email=invitation.email,
        first_name=first_name,
        last_name=last_name,
        speaks_spanish=invitation.speaks_spanish,
    )


def _lock(invitation: Invitation) -> None:
    invitation.refresh_from_db(from_queryset=Invitation.objects.select_for_update())
    if not invitation.is_pending:
        raise NotOpen


def _send(invitation: Invitation) -> None:
    queue_mail(MAIL, address=invitation.email, expires=VALID, invitation=invitation.pk, version=invitation.version)
