from __future__ import annotations

import datetime as dt
from typing import Self

from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Locale

from practice.opening_hours import KeptHolidays, Timetable

from .bilingual import Bilingual, BilingualTerm
from .caller_numbers import gives_away
from .child_rows import reuse_child_rows
from .fees import FeeLine
from .holidays_field import OpenHolidaysField
from .hours_panel import HOURS_HINT, OpeningHoursPanel
from .keys_copy import KeysCopy
from .license_holder import LicenseHolderForm, LicenseHolderMixin
from .notices import NoticesMixin
from .rows_panel import RowsPanel
from .tabs import Tab, Tabs
from .upkeep import Upkeep
from .ways_to_pay import WaysToPay

# The name of a new installation: shown in the language of the page until the practice enters its own.
NO_NAME = gettext_noop("Our practice")


@register_setting(icon="home", order=100)
class PracticeSettings(
    LicenseHolderMixin, NoticesMixin, KeysCopy, Upkeep, WaysToPay, Bilingual, BaseSiteSetting, ClusterableModel
):
    """The facts of the practice, each typed once: every page, mail and error page reads them here."""

    name = models.CharField(_("name"), max_length=100, default=NO_NAME)
    phone = PhoneNumberField(_("phone"), blank=True)
    phone_languages = ParentalManyToManyField(
        "clinicians.Language",
        verbose_name=_("languages in which the phone is answered"),
        blank=True,
        related_name="+",
        help_text=_("Shown beside the number, that of the page first. Not the languages of the sessions."),
    )
    email = models.EmailField(_("email"), blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=40, blank=True, default="California")
    postcode = models.CharField(_("ZIP code"), max_length=10, blank=True)
    license_holder = models.ForeignKey(
        "clinicians.ClinicianPage",
        verbose_name=_("license shown with the practice's number"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("California requires a license next to every advertised number."),
    )
    directions_en = models.TextField(_("how to find us, in English"), blank=True)
    directions_es = models.TextField(_("how to find us, in Spanish"), blank=True)
    fees_en = models.TextField(_("below the fees, in English"), blank=True)
    fees_es = models.TextField(_("below the fees, in Spanish"), blank=True)
    crisis_name_en = models.CharField(_("crisis line near you, in English"), max_length=80, blank=True)
    crisis_name_es = models.CharField(_("crisis line near you, in Spanish"), max_length=80, blank=True)
    crisis_phone = PhoneNumberField(_("its number"), blank=True)
    default_region = models.CharField(
        _("country of phone numbers"),
        max_length=2,
        default="US",
        help_text=_("Numbers typed without a country code belong to it."),
    )
    keeps_public_holidays = models.BooleanField(_("closed on California's public holidays"), default=True)
    open_holidays = OpenHolidaysField(
        _("on which of them"),
        default=dict,
        blank=True,
        help_text=_("Ticked days are closed. A year that you have not changed yet goes by the year before it."),
    )

    callback_minutes = models.PositiveSmallIntegerField(
        _("minutes within which we call back"),
        default=120,
        help_text=_("Minutes of opening hours. Visitors are told the very time that this gives."),
    )
    callback_mail = models.EmailField(
        _("email address for new-request notices"),
        blank=True,
        help_text=_("It holds a count and a link, never a name."),
    )
    contact_name_en = models.CharField(
        _("name of the contact card, in English"),
        max_length=40,
        default="Office",
        help_text=_("Someone may see it on the caller's phone: nothing that tells what kind of office it is."),
    )
    contact_name_es = models.CharField(_("name of the contact card, in Spanish"), max_length=40, default="Oficina")
    offers_texting = models.BooleanField(_("we send text messages"), default=False)
    asks_for_note = models.BooleanField(_("the form has room for a short note"), default=False)
    attempts_before_unreachable = models.PositiveSmallIntegerField(_("attempts before we stop calling"), default=3)
    claim_minutes = models.PositiveSmallIntegerField(
        _("minutes before a claimed request goes back to the queue"), default=30
    )
    overdue_alarm_minutes = models.PositiveSmallIntegerField(_("minutes overdue before the owner is told"), default=120)
    retention_days = models.PositiveSmallIntegerField(
        _("days until personal details of closed requests are erased"), default=180
    )
    portal_url = models.URLField(
        _("address of the client portal"),
        blank=True,
        validators=[URLValidator(schemes=["https"], message=_("The address must start with https://."))],
        help_text=_("Offered, with the phone number, to people who are clients already. Leave empty to say nothing."),
    )

    # What the list of the first days asks.
    works_alone = models.BooleanField(default=False, editable=False)
    mail_tested_at = models.DateTimeField(null=True, editable=False)

    select_related = ["license_holder"]

    practice_panels = [
        "name",
        MultiFieldPanel(
            [
                "phone",
                LicenseHolderMixin.license_holder_panel(),
                FieldPanel("phone_languages", widget=CheckboxSelectMultiple),
                "email",
            ],
            heading=_("How to reach us"),
        ),
        MultiFieldPanel(["street", "city", "state", "postcode", "directions_en", "directions_es"], heading=_("Place")),
        RowsPanel("fee_lines", heading=_("Fees"), label=_("Fee")),
        MultiFieldPanel(["fees_en", "fees_es"], heading=_("Below the fees")),
        MultiFieldPanel(
            WaysToPay.way_panels(),
            heading=_("Ways to pay"),
            help_text=_("They apply to every clinician who does not have their own."),
        ),
        MultiFieldPanel(
            ["crisis_name_en", "crisis_name_es", "crisis_phone"],
            heading=_("Crisis line"),
            help_text=_("988 appears on every page and cannot be removed. You can add your county's crisis line."),
        ),
        "default_region",
    ]
    hours_panels = [
        OpeningHoursPanel("opening_hours", heading=_("Opening hours"), label=_("Opening hours"), help_text=HOURS_HINT),
        RowsPanel("closed_days", heading=_("Closed days"), label=_("Closed day")),
        "keeps_public_holidays",
        "open_holidays",
    ]
    callback_panels = [
        "callback_minutes",
        "callback_mail",
        RowsPanel(
            "caller_numbers",
            heading=_("We call from"),
            label=_("Number"),
            help_text=_("Shown to whoever asked for a call. Without any, calls come from the practice's number."),
        ),
        MultiFieldPanel(["contact_name_en", "contact_name_es"], heading=_("Contact card")),
        "offers_texting",
        "asks_for_note",
        "attempts_before_unreachable",
        "claim_minutes",
        "portal_url",
        "overdue_alarm_minutes",
        "retention_days",
        KeysCopy.keys_panel(),
    ]
    notice_panels = [
        HelpPanel(
            content=_(
                "What the law may want on the site of a practice. Name the page of each notice, or say why none is "
                "needed. The page about the Good Faith Estimate is linked beside the fee in every profile."
            )
        ),
        RowsPanel("notices", heading=_("Notices"), label=_("Notice")),
    ]
    edit_handler = Tabs(
        [
            Tab(practice_panels, name="practice", heading=_("Practice")),
            Tab(hours_panels, name="hours", heading=_("Hours")),
            Tab(callback_panels, name="callbacks", heading=_("Call-backs")),
            Tab(Upkeep.UPKEEP_PANELS, name="upkeep", heading=_("Keeping it true")),
            Tab(notice_panels, name="notices", heading=_("Notices")),
        ],
        base_form_class=LicenseHolderForm,
    )

    class Meta(WaysToPay.Meta):
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if bool(self.crisis_phone) != bool(self.crisis_name_en):
            missing = "crisis_name_en" if self.crisis_phone else "crisis_phone"
            raise ValidationError({missing: _("A crisis line needs its name and its number.")})
        if self.license_holder_fault and self.names_another_holder():
            raise ValidationError({"license_holder": self.license_holder_fault})
        for field in ("contact_name_en", "contact_name_es"):
            if gives_away(getattr(self, field), self.name):
                raise ValidationError({field: _("This tells what kind of office calls. “Office” tells nothing.")})

    def save(self, *args, **kwargs):
        if self.license_holder and not self.license_holder.holds_shared_facts:
            # The profile in the default language is the one that is guarded, and whose changes are told.
            self.license_holder = self.license_holder.get_translation_or_none(Locale.get_default())
        reuse_child_rows(self, "closed_days", by="date")
        reuse_child_rows(self, "notices", by="kind")
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> Self:
        """Return the practice of the default site, read anew: for commands, jobs and whatever changes it.

        In a request `for_request` answers from the cached site context (see practice.routing.site_context).
        """
        return cls.base_queryset().get(site__is_default_site=True)

    @property
    def directions(self) -> str:
        return self.in_language("directions")

    @property
    def fees(self) -> str:
        return self.in_language("fees")

    @property
    def crisis_name(self) -> str:
        return self.in_language("crisis_name")

    @property
    def has_name(self) -> bool:
        return self.name != NO_NAME

    @property
    def contact_name(self) -> str:
        return self.in_language("contact_name")

    @cached_property
    def fee_list(self) -> list[FeeLine]:
        return list(self.fee_lines.all())

    @cached_property
    def caller_list(self) -> list[PhoneNumber]:
        """Return the numbers that calls come from: those entered for it, or else the practice's own."""
        return [row.number for row in self.caller_numbers.all()] or [number for number in [self.phone] if number]

    @cached_property
    def _phone_languages(self) -> list[BilingualTerm]:
        return list(self.phone_languages.all())

    @property
    def spoken_on_phone(self) -> list[BilingualTerm]:
        """Return the languages in which the phone is answered, that of the page first."""
        return sorted(self._phone_languages, key=lambda spoken: (spoken.slug != get_language(), spoken.position))

    def read_rows(self) -> None:
        """Read everything that pages show of the practice's rows, to be cached with it."""
        _ = self.timetable, self.fee_list, self.caller_list, self._phone_languages, self.plans_taken

    def missing_facts(self) -> dict[str, str]:
        """Say what the public needs to know and nobody has entered yet, each as a task for the owner, by its name."""
        tasks = {
            "name": (_("Enter the practice's name: pages say “Our practice”."), self.has_name),
            "phone": (_("Enter the practice's phone number: no one can call you."), self.phone),
            "hours": (
                _("Enter the opening hours: until then no time is promised to anyone."),
                self.timetable.weekly,
            ),
            "license": (self.license_holder_fault, not self.license_holder_fault),
        }
        return {name: task for name, (task, is_done) in tasks.items() if not is_done}

    @cached_property
    def timetable(self) -> Timetable:
        """Opening hours and closed days as one calendar; costs two queries, once per object."""
        weekly: dict[int, list[tuple[dt.time, dt.time]]] = {}
        for row in self.opening_hours.all():
            weekly.setdefault(row.weekday, []).append((row.opens, row.closes))
        closed = frozenset(row.date for row in self.closed_days.all())
        return Timetable(weekly, closed, KeptHolidays(self.open_holidays) if self.keeps_public_holidays else None)
