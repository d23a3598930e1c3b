"""Invitations: who was asked to join the staff, in which role, and until when the link of the mail opens."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practice.roles.groups import FRONT_DESK, MANAGERS, THERAPISTS

VALID = dt.timedelta(days=7)
SALT = "accounts.invitation"


class Role(models.TextChoices):
    THERAPIST = "therapist", _("Therapist")
    FRONT_DESK = "frontdesk", _("Front desk")
    MANAGER = "manager", _("Practice manager")


GROUPS = {Role.THERAPIST: THERAPISTS, Role.FRONT_DESK: FRONT_DESK, Role.MANAGER: MANAGERS}


class InvitationQuerySet(models.QuerySet):
    def pending(self) -> Self:
        """Return those that no one has accepted or withdrawn; some may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self) -> Self:
        """Return those whose link still opens."""
        return self.pending().filter(sent_at__gt=timezone.now() - VALID)

    def named_by(self, token: str) -> Self:
        """Return the one whose link holds `token`, whether or not it still opens; none if the token was made up."""
        try:
            key, _version = Signer(salt=SALT).unsign(token).split("-")
        except (BadSignature, ValueError):
            return self.none()
        return self.filter(pk=key)


class Invitation(models.Model):
    """Its link is signed when the mail is built: no row holds it, and sending it again ends the one before."""

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("email address"), max_length=150)
    role = models.CharField(_("role"), max_length=10, choices=Role)
    writes = models.BooleanField(_("writes articles"), default=False)
    speaks_spanish = models.BooleanField(_("speaks Spanish on the phone"), default=False)
    language = models.CharField(_("language of the email"), max_length=2, choices=settings.LANGUAGES)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="accounts_one_invitation_per_address",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def token(self) -> str:
        return Signer(salt=SALT).sign(f"{self.pk}-{self.version}")

    @property
    def expires_at(self) -> dt.datetime:
        return self.sent_at + VALID

    @property
    def is_pending(self) -> bool:
        return not self.accepted_at and not self.withdrawn_at

    @property
    def has_expired(self) -> bool:
        return timezone.now() >= self.expires_at

    def opens_with(self, token: str) -> bool:
        """Tell whether the link with `token` is the one that was sent last, and its time is not up."""
        return self.is_pending and not self.has_expired and token == self.token

    @property
    def groups(self) -> list[str]:
        """Return the names of the groups the person will be in; who writes at the desk is a therapist to the editor."""
        names = [GROUPS[Role(self.role)]]
        return [*names, THERAPISTS] if self.writes and self.role == Role.FRONT_DESK else names
