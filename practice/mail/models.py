"""The outbox: mails to staff that are still to be sent, as kind and recipient, without a word of what they say."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .faults import Fault

# A mail that has not left after this time, or a request that none has told of, means that mail is failing.
MAIL_IS_LATE = dt.timedelta(minutes=10)
# Longer than the longest silence of a mail server is waited for, so that no second runner takes the mail meanwhile.
CLAIM = dt.timedelta(minutes=10)
LONGEST_PAUSE = dt.timedelta(minutes=15)
KEPT = dt.timedelta(days=7)


class MailQuerySet(models.QuerySet):
    def unsent(self, at: dt.datetime | None = None) -> Self:
        return self.filter(sent_at=None, expires_at__gt=at or timezone.now())

    def due(self, at: dt.datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.unsent(at).filter(due_at__lte=at).order_by("pk")

    def late(self, at: dt.datetime | None = None) -> Self:
        """Return those that should have left a while ago: the mail server is away or refuses them."""
        at = at or timezone.now()
        return self.unsent(at).filter(queued_at__lt=at - MAIL_IS_LATE)

    def held_up(self, at: dt.datetime | None = None) -> Self:
        """Return those that are late for a reason that holds up the others as well."""
        return self.late(at).exclude(fault__in=[fault for fault in Fault if fault.concerns_one_mail])

    def past(self, at: dt.datetime | None = None) -> Self:
        """Return those that no one needs any more, sent or not."""
        before = (at or timezone.now()) - KEPT
        return self.filter(Q(sent_at__lt=before) | Q(sent_at=None, expires_at__lt=before))


class Mail(models.Model):
    """A mail to be sent, or one that was; what it says is built when it is sent (practice/mail/kinds.py)."""

    kind = models.CharField(max_length=60)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    address = models.EmailField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=12, blank=True)  # A Fault.
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        constraints = [
            models.CheckConstraint(condition=Q(account__isnull=False) | ~Q(address=""), name="mail_has_a_recipient")
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def recipient(self) -> str:
        return self.address or self.account.email

    @property
    def has_lost_its_reader(self) -> bool:
        """Tell whether it was for an account that was closed meanwhile; an address alone has no such account."""
        return not self.address and not self.account.is_active

    def claim(self, at: dt.datetime) -> bool:
        """Take the mail for one runner, for a while; of several at once, one gets it."""
        taken = Mail.objects.due(at).filter(pk=self.pk, attempts=self.attempts)
        self.attempts += 1
        return bool(taken.update(attempts=self.attempts, due_at=at + CLAIM))

    def mark_sent(self, at: dt.datetime) -> None:
        self.sent_at, self.fault = at, ""
        self.save(update_fields=["sent_at", "fault"])

    def postpone(self, fault: Fault, at: dt.datetime) -> None:
        """Try again after a pause that grows with each failure."""
        self.due_at = at + min(dt.timedelta(minutes=2 ** min(self.attempts - 1, 8)), LONGEST_PAUSE)
        self.fault = fault
        self.save(update_fields=["due_at", "fault"])
