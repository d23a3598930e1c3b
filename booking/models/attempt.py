"""Attempts: the calls and notes of a request, an append-only log."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.encryption.fields import EncryptedTextField

from .choices import Outcome


class AttemptQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Leave out what was taken back, and the entries that took it back."""
        return self.filter(reverses=None, reversed_by=None)

    def calls(self) -> Self:
        """Leave out the notes that were taken without a call, and the calls that were taken back.

        A text message counts as a call: it is an attempt to reach the person, and keeps the promise.
        """
        return self.standing().exclude(outcome=Outcome.NOTE)


class Attempt(models.Model):
    """One call to the person, or a note about them, written once and never changed."""

    request = models.ForeignKey(
        "booking.CallbackRequest", on_delete=models.CASCADE, related_name="attempts", verbose_name=_("request")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    note = EncryptedTextField(_("note"), blank=True)
    incident = models.BooleanField(
        _("incident"), default=False, help_text=_("It was done although the person had not allowed it.")
    )
    reason = EncryptedTextField(_("reason"), blank=True)
    referral = models.ForeignKey(
        "booking.Referral",
        verbose_name=_("referral"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    reverses = models.OneToOneField(
        "self",
        verbose_name=_("takes back"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="reversed_by",
    )
    # Where the request stood before this call and where it led, for taking it back; emptied when it is erased.
    before = models.JSONField(null=True, blank=True, editable=False)

    objects = AttemptQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["at"], name="booking_attempt_at"),
            # Of the few that the reports look for.
            models.Index(fields=["at", "outcome"], condition=Q(incident=True), name="booking_incident"),
            models.Index(fields=["request", "referral"], condition=Q(outcome=Outcome.REFERRED), name="booking_sent_on"),
        ]

    def __str__(self):
        return f"{self.request_id}: {self.outcome}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An attempt is written once.")
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.outcome != Outcome.NOTE:
                self.request.sum_up_calls()

    @property
    def incident_words(self) -> str:
        """Return which permission was missing, where this call is an incident."""
        needed = Outcome(self.outcome).needs
        return needed.incident if self.incident and needed else ""
