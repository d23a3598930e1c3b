from __future__ import annotations

import datetime as dt

from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from booking.choices import (
    CLOSED,
    MOVES,
    OPEN,
    AgeBand,
    BestTime,
    CallLanguage,
    ForWhom,
    IfSomeoneElseAnswers,
    Source,
    Status,
)
from booking.fields import EncryptedTextField
from booking.numbers import new_reference, phone_index

from .calling import Called, IllegalMoveError
from .intake import Received
from .keeping import Kept
from .planning import Planned
from .querysets import CallbackRequestQuerySet
from .script import Scripted
from .search import SearchKey, keys_of_name, keys_of_phone


class CallbackRequest(Received, Scripted, Planned, Called, Kept, models.Model):
    """One person's wish to be called. Their words lie here and nowhere else."""

    reference = models.CharField(_("reference"), max_length=7, unique=True, default=new_reference, editable=False)
    key = models.CharField(_("idempotency key"), max_length=64, unique=True, editable=False)

    name = EncryptedTextField(_("what to call you"))
    phone = EncryptedTextField(_("phone"), help_text=_("RFC 3966, extension included."))
    phone_index = models.CharField(max_length=40, db_index=True, editable=False)
    phone_before = EncryptedTextField(_("number before the correction"), blank=True, editable=False)
    note = EncryptedTextField(_("note"), blank=True)

    language = models.CharField(
        _("language of the call"), max_length=2, choices=CallLanguage, default=CallLanguage.ENGLISH
    )
    best_times = models.JSONField(_("best times"), default=list, blank=True)
    clinician = models.ForeignKey(
        "clinicians.ClinicianPage",
        verbose_name=_("clinician"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    may_leave_message = models.BooleanField(_("may leave a message"), default=False)
    may_text = models.BooleanField(_("may text"), default=False)
    if_someone_else_answers = models.CharField(
        _("if someone else answers"), max_length=12, choices=IfSomeoneElseAnswers, default=IfSomeoneElseAnswers.HANG_UP
    )
    for_whom = models.CharField(_("for whom"), max_length=12, choices=ForWhom, default=ForWhom.ME)
    age_band = models.CharField(_("age"), max_length=8, choices=AgeBand, blank=True)

    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.WEBSITE)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("opened from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    site_language = models.CharField(_("language of the page"), max_length=2, default="en")
    consent = models.TextField(_("what was agreed to"), blank=True)

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.NEW)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("claimed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    promised_at = models.DateTimeField(_("promised by"), help_text=_("The time the visitor was told."))
    due_at = models.DateTimeField(_("due"), help_text=_("When to call next; at first what was promised."))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    later_until = models.DateTimeField(
        _("not before"), null=True, blank=True, help_text=_("Agreed or planned; until then it is out of the way.")
    )
    escalated_at = models.DateTimeField(_("owner told"), null=True, blank=True, editable=False)
    folded_into = models.ForeignKey(
        "self",
        verbose_name=_("folded into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="folded",
        editable=False,
    )
    on_hold = models.BooleanField(_("legal hold"), default=False, help_text=_("Kept, whatever the schedule says."))
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)
    announced_at = models.DateTimeField(_("announced to the desk"), null=True, blank=True, editable=False)

    objects = CallbackRequestQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # A clinician's "used by" list must not betray who asked.

    class Meta:
        verbose_name = _("call-back request")
        verbose_name_plural = _("call-back requests")
        ordering = ["due_at", "pk"]
        indexes = [
            # The tabs are counted and sorted from this index alone, without touching a row.
            models.Index(fields=["status", "due_at", "later_until", "language", "claimed_by"], name="booking_queue"),
            models.Index(fields=["status", "closed_at"], name="booking_closed"),
            models.Index(fields=["created_at"], name="booking_created"),
            models.Index(fields=["announced_at"], condition=Q(announced_at=None), name="booking_outbox"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.CLAIMED) | Q(claimed_at__isnull=False),
                name="booking_claimed_has_time",
            )
        ]
        permissions = [("export_callbackrequest", _("Can export call-back requests"))]

    def __str__(self):
        return self.reference

    def save(self, *args, update_fields=None, **kwargs):
        """Keep the digests by which the request is found in step with its name and number."""
        if update_fields is not None and not {"name", "phone", "phone_before"} & set(update_fields):
            super().save(*args, update_fields=update_fields, **kwargs)
            return
        self.phone_index = phone_index(self.phone) if self.phone else ""
        if update_fields is not None:
            update_fields = {*update_fields, "phone_index"}
        with transaction.atomic():
            is_new = self._state.adding
            super().save(*args, update_fields=update_fields, **kwargs)
            self.write_search_keys(is_new)

    def write_search_keys(self, is_new: bool = False) -> None:
        if not is_new:
            self.search_keys.all().delete()
        digests = keys_of_name(self.name) | keys_of_phone(self.phone) | keys_of_phone(self.phone_before)
        SearchKey.objects.bulk_create([SearchKey(request=self, digest=digest) for digest in sorted(digests)])

    @property
    def number(self) -> PhoneNumber | None:
        return PhoneNumber.from_string(self.phone, region=settings.PHONENUMBER_DEFAULT_REGION) if self.phone else None

    @property
    def number_before(self) -> PhoneNumber | None:
        if not self.phone_before:
            return None
        return PhoneNumber.from_string(self.phone_before, region=settings.PHONENUMBER_DEFAULT_REGION)

    @property
    def last_digits(self) -> str:
        return str(self.number.national_number)[-4:] if self.phone else ""

    @property
    def windows(self):
        """Return the caller's times as calendar windows; none means any time."""
        return [BestTime(value).window for value in self.best_times if value in BestTime.values]

    @property
    def best_times_text(self) -> str:
        return ", ".join(str(BestTime(value).label) for value in self.best_times if value in BestTime.values)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def may_move_to(self, status: Status) -> bool:
        return status in MOVES[Status(self.status)]

    def move_to(self, status: Status, at: dt.datetime | None = None, by=None, actor: str = "") -> None:
        """Change the status and what hangs on it, or raise IllegalMoveError.

        `by` is somebody of the staff; `actor` says in the trail who it was when it was nobody of them.
        """
        with transaction.atomic():
            stored = CallbackRequest.objects.select_for_update()
            self.refresh_from_db(fields=["status", "claimed_by", "claimed_at"], from_queryset=stored)
            old = self.status
            self._change_status(status, at)
            data = {"old": old, "new": str(status)} | ({"actor": actor} if actor else {})
            log(self, "booking.move", user=by, data=data)

    def _change_status(self, status: Status, at: dt.datetime | None = None) -> None:
        if not self.may_move_to(status):
            raise IllegalMoveError(f"{self.reference}: {self.status} cannot become {status}.")
        at = at or timezone.now()
        if self.status in CLOSED and status == Status.TRYING:
            self.due_at = at  # Taken up again: it is wanted now.
        self.status = status
        if status != Status.CLAIMED:
            self.claimed_by = self.claimed_at = None
        if status != Status.TRYING:
            self.later_until = None
        self.closed_at = at if status in CLOSED else None
        self.save(update_fields=["status", "claimed_by", "claimed_at", "closed_at", "later_until", "due_at"])

    def claim(self, by, at: dt.datetime | None = None) -> bool:
        """Take the request for `by`; False when somebody else holds it. Two at once: exactly one gets True."""
        old, mine = self.status, self.claimed_by_id == by.pk
        taken = (
            CallbackRequest.objects.filter(pk=self.pk)
            .filter(Q(status__in=[Status.NEW, Status.TRYING], claimed_by=None) | Q(claimed_by=by, status__in=OPEN))
            .update(status=Status.CLAIMED, claimed_by=by, claimed_at=at or timezone.now())
        )
        self.refresh_from_db()
        if taken and not mine:
            log(self, "booking.move", user=by, data={"old": old, "new": str(Status.CLAIMED)})
        return bool(taken)

    def still_working(self, by, at: dt.datetime | None = None) -> None:
        """Start the idle clock of one's own claim anew."""
        if self.claimed_by_id == by.pk:
            CallbackRequest.objects.filter(pk=self.pk, claimed_by=by).update(claimed_at=at or timezone.now())

    def put_back(self, by, note: str = "", calls: int | None = None) -> None:
        """Release one's own claim and keep the note; done already, it is not done twice."""
        with transaction.atomic():
            self._take_the_lock()
            self.check_holder(by)
            self.keep_note(by, note, calls)
            if self.status == Status.CLAIMED:
                self.release(by)
            elif not self.is_open:
                raise IllegalMoveError(f"{self.reference}: {self.status} is not in the queue.")

    def release(self, by=None) -> None:
        """Give a claimed request back to the queue."""
        self.move_to(Status.TRYING if self.attempts.calls().exists() else Status.NEW, by=by)
