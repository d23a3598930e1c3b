"""The call-back request: the model, its constraints, and the facts of one row; actions change its life cycle."""

from __future__ import annotations

from operator import attrgetter

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from booking.encryption.blind_index import phone_index
from booking.encryption.fields import EncryptedPhoneField, EncryptedTextField
from practice.models import PracticeSettings
from practice.opening_hours import Window
from practice.phones import national_digits
from practice.wording import joined

from .attempt import Attempt
from .canaries import CanaryManager, WithoutCanaries
from .choices import (
    ENDED_BY,
    OPEN,
    PERMISSIONS,
    TRANSITIONS,
    AgeBand,
    BestTime,
    CallLanguage,
    ForWhom,
    IfSomeoneElseAnswers,
    Outcome,
    Permission,
    Source,
    Status,
)
from .do_not_call import DoNotCall
from .reference import new_reference
from .search_key import SearchKey, keys_of_name, keys_of_phone


class CallbackRequest(models.Model):
    """One person's wish to be called. Their words lie here and nowhere else."""

    reference = models.CharField(_("reference"), max_length=7, unique=True, default=new_reference, editable=False)
    key = models.CharField(_("idempotency key"), max_length=64, unique=True, editable=False)

    name = EncryptedTextField(_("name to use"))
    phone = EncryptedPhoneField(_("phone"), help_text=_("RFC 3966, extension included."))
    phone_index = models.CharField(max_length=40, db_index=True, editable=False)
    phone_before = EncryptedPhoneField(_("number before the correction"), blank=True, editable=False)
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
    is_client = models.BooleanField(
        _("already a client"), default=False, help_text=_("Has a tab of its own and is left out of the reports.")
    )
    if_someone_else_answers = models.CharField(
        _("if someone else answers"), max_length=12, choices=IfSomeoneElseAnswers, default=IfSomeoneElseAnswers.HANG_UP
    )
    for_whom = models.CharField(_("who it is for"), max_length=12, choices=ForWhom, default=ForWhom.ME)
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
    promised_at = models.DateTimeField(
        _("promised by"), null=True, blank=True, help_text=_("The time the visitor was told; none where none was.")
    )
    due_at = models.DateTimeField(_("due"), help_text=_("When to call next; at first what was promised."))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    later_until = models.DateTimeField(
        _("not before"), null=True, blank=True, help_text=_("Agreed or planned; until then it is out of the way.")
    )
    escalated_at = models.DateTimeField(_("owner told"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        db_index=False,
    )
    legal_hold = models.BooleanField(_("legal hold"), default=False, help_text=_("Kept, whatever the schedule says."))
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)
    announced_at = models.DateTimeField(_("announced to the desk"), null=True, blank=True, editable=False)

    # While the person is on the waitlist; the days are written when the wait is over.
    waiting_since = models.DateTimeField(_("on the waitlist since"), null=True, blank=True, editable=False)
    waited_days = models.PositiveIntegerField(_("days on the waitlist"), null=True, blank=True, editable=False)
    wanted_format = models.CharField(_("in person or by video"), max_length=10, default="", db_default="")
    wanted_plan = models.CharField(_("insurance plan"), max_length=50, default="", db_default="")  # Its slug.
    opening = models.ForeignKey(
        "clinicians.ClinicianPage",
        verbose_name=_("clinician who has room again"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    held_opening = models.ForeignKey(  # Of a clinician whose answer has grown old; `opening` again once it is sure.
        "clinicians.ClinicianPage", models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )

    # What the reports add up, kept in step with the calls by `sum_up_calls`.
    first_called_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_call_minutes = models.PositiveIntegerField(null=True, blank=True, editable=False)  # Of opening hours.
    was_reached = models.BooleanField(default=False, db_default=False, editable=False)

    objects = WithoutCanaries()
    canaries = CanaryManager()
    wagtail_reference_index_ignore = True  # A clinician's "used by" list must not betray who asked.

    class Meta:
        verbose_name = _("call-back request")
        verbose_name_plural = _("call-back requests")
        ordering = ["due_at", "pk"]
        indexes = [
            # The tabs are counted and sorted from this index alone, without touching a row.
            models.Index(
                fields=["status", "due_at", "later_until", "language", "claimed_by", "is_client"], name="booking_queue"
            ),
            models.Index(fields=["status", "closed_at"], name="booking_closed"),
            models.Index(fields=["created_at"], name="booking_created"),
            # The reports are added up from this one.
            models.Index(
                fields=[
                    "created_at",
                    "status",
                    "is_client",
                    "language",
                    "page",
                    "first_call_minutes",
                    "was_reached",
                    "promised_at",
                    "first_called_at",
                    "closed_at",
                ],
                name="booking_reports",
            ),
            models.Index(fields=["announced_at"], condition=Q(announced_at=None), name="booking_outbox"),
            # Of all rows it would seem useless to SQLite: nearly all were merged into none.
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="booking_merged"),
            models.Index(
                fields=["opening", "waiting_since", "due_at"],
                condition=Q(status=Status.WAITLIST),
                name="booking_waiting",
            ),
            models.Index(
                fields=["closed_at", "waited_days"], condition=Q(waited_days__isnull=False), name="booking_waited"
            ),
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
        self.phone_index = phone_index(self.phone)
        if update_fields is not None:
            update_fields = {*update_fields, "phone_index"}
        with transaction.atomic():
            is_new = self._state.adding
            DoNotCall.objects.carry_over(self.phone)
            super().save(*args, update_fields=update_fields, **kwargs)
            self.write_search_keys(is_new)

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        super().refresh_from_db(using, fields, from_queryset)
        if fields is None:
            self.__dict__.pop("entries", None)

    def write_search_keys(self, is_new: bool = False) -> None:
        if not is_new:
            self.search_keys.all().delete()
        digests = keys_of_name(self.name) | keys_of_phone(self.phone) | keys_of_phone(self.phone_before)
        SearchKey.objects.bulk_create([SearchKey(request=self, digest=digest) for digest in sorted(digests)])

    @property
    def last_digits(self) -> str:
        return national_digits(self.phone)[-4:] if self.phone else ""

    @property
    def windows(self) -> list[Window]:
        """Return the caller's times as calendar windows; none means any time."""
        return [BestTime(value).window for value in self.best_times if value in BestTime.values]

    @property
    def best_times_text(self) -> str:
        first, *rest = [str(BestTime(value).label) for value in self.best_times if value in BestTime.values] or [""]
        return joined([first, *(label[:1].lower() + label[1:] for label in rest)])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_waiting(self) -> bool:
        """Tell whether the person is on the waitlist: not to be called now, but checked in with."""
        return self.status == Status.WAITLIST

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def is_young_person(self) -> bool:
        """A young person who asked alone: parents may not know (D-12)."""
        return self.age_band == AgeBand.TEEN and self.for_whom == ForWhom.ME

    @cached_property
    def entries(self) -> list[Attempt]:
        """Every call and note of this request and of those merged into it, oldest first."""
        # Sorted here, and of one list of keys: SQLite would walk along every call to save itself the sorting or the OR.
        these = CallbackRequest.objects.filter(Q(pk=self.pk) | Q(merged_into=self.pk)).order_by().values("pk")
        attempts = Attempt.objects.filter(request__in=these).order_by()
        found = sorted(attempts.select_related("by", "referral"), key=attrgetter("at", "pk"))
        undone = {entry.reverses_id for entry in found}
        for entry in found:
            entry.is_undone = entry.pk in undone
        return found

    @property
    def calls_made(self) -> list[Attempt]:
        """Calls and text messages that did not end the matter, merged requests included, oldest first."""
        standing = (entry for entry in self.entries if not entry.is_undone and not entry.reverses_id)
        return [entry for entry in standing if entry.outcome not in {*ENDED_BY, Outcome.NOTE}]

    def sum_up_calls(self) -> None:
        """Keep when the first call was, after how many minutes of today's opening hours, and whether one ended it."""
        calls = list(self.attempts.calls().order_by().values_list("at", "outcome"))
        self.first_called_at = min((at for at, _outcome in calls), default=None)
        self.first_call_minutes = self.first_called_at and PracticeSettings.current().timetable.minutes_between(
            self.created_at, self.first_called_at
        )
        self.was_reached = any(outcome in ENDED_BY for _at, outcome in calls)
        self.save(update_fields=["first_called_at", "first_call_minutes", "was_reached"])

    def may_become(self, status: Status) -> bool:
        return not self.is_erased and status in TRANSITIONS[Status(self.status)]

    def allows(self, outcome: Outcome) -> bool:
        """Tell whether the caller gave the permission that an outcome needs."""
        return outcome.needs is None or getattr(self, outcome.needs.field)

    def permissions(self, practice) -> list[tuple[Permission, bool]]:
        """Return what some outcomes need, as far as the practice asks for it, and whether the caller allowed it."""
        asked = (permission for permission in PERMISSIONS if permission.is_asked_by(practice))
        return [(permission, getattr(self, permission.field)) for permission in asked]

    def refused(self, practice) -> list[Permission]:
        return [permission for permission, given in self.permissions(practice) if not given]
