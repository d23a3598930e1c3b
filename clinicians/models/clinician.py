from __future__ import annotations

from modelcluster.fields import ParentalManyToManyField
from phonenumber_field.modelfields import PhoneNumberField

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageManager, Revision
from wagtail.search import index
from wagtail.url_routing import RouteResult

from clinicians.choices import Credential, Plant
from clinicians.forms import (
    LICENSE_FACTS,
    MAY_CHANGE_LICENSE,
    ClinicianPageForm,
    LicenseNote,
    SharedFactsNote,
    license_faults,
)
from clinicians.querysets import ClinicianPageQuerySet
from clinicians.signals import profile_given
from practice.blocks import StoryBlock
from practice.models import PracticeSettings, WaysToPay
from practice.models.page_mixins import PublicPageMixin, searchable_text
from practice.models.page_panels import search_and_sharing, title_panel

from .accepting import AcceptingMixin
from .controlled_lists import ClientGroup, Language, Modality, Specialty
from .license import LicenseMixin


class ClinicianPage(LicenseMixin, AcceptingMixin, WaysToPay, PublicPageMixin, Page):
    parent_page_types = ["clinicians.ClinicianIndexPage"]
    subpage_types = []
    publishing_questions = ("no_testimonial", "no_promise", "license_line")
    has_story = True

    class Accepting(models.TextChoices):
        YES = "yes", _("Accepting new clients")
        WAITLIST = "waitlist", _("Waitlist")
        NO = "no", _("Not accepting new clients")

    # What is true in every language. The page in the default language holds it; its translations copy it (see save).
    short_name = models.CharField(_("short name"), max_length=60, help_text=_("“To book a session with …”"))
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    credential = models.CharField(_("credential"), max_length=12, choices=Credential)
    license_number = models.CharField(_("license or registration number"), max_length=30, blank=True)
    license_expires = models.DateField(_("license expires"), null=True, blank=True)
    supervisor = models.ForeignKey(
        "self",
        verbose_name=_("supervisor"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supervisees",
    )
    outside_supervisor = models.CharField(
        _("supervisor from outside"), max_length=160, blank=True, help_text=_("Name, license letters and number.")
    )
    languages = ParentalManyToManyField(Language, verbose_name=_("languages"), blank=True, related_name="+")
    specialties = ParentalManyToManyField(Specialty, verbose_name=_("specialties"), blank=True, related_name="+")
    modalities = ParentalManyToManyField(Modality, verbose_name=_("ways of working"), blank=True, related_name="+")
    client_groups = ParentalManyToManyField(ClientGroup, verbose_name=_("sees"), blank=True, related_name="+")
    ages_from = models.PositiveSmallIntegerField(
        _("ages from"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    ages_to = models.PositiveSmallIntegerField(_("ages to"), null=True, blank=True, validators=[MaxValueValidator(120)])
    in_person = models.BooleanField(_("in person"), default=True)
    telehealth = models.BooleanField(_("by video"), default=False)
    accepting = models.CharField(_("new clients"), max_length=8, choices=Accepting, default=Accepting.YES)
    accepting_as_of = models.DateField(_("confirmed on"), default=timezone.localdate)
    phone = PhoneNumberField(_("phone"), blank=True, help_text=_("Empty: the practice's number is shown."))
    practicing_since = models.PositiveSmallIntegerField(
        _("therapist since"), null=True, blank=True, help_text=_("A year. The page counts from it: “8 years”.")
    )
    portrait = models.ForeignKey(
        "practice.PracticeImage",
        verbose_name=_("portrait"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    plant = models.CharField(
        _("plant"), max_length=12, choices=Plant, default=Plant.SAGE, help_text=_("Drawn where there is no portrait.")
    )

    has_own_ways = models.BooleanField(
        _("own ways to pay"), default=False, help_text=_("If not ticked, those of the practice apply.")
    )

    # What is written anew in each language.
    summary = models.CharField(
        _("in one line"),
        max_length=200,
        blank=True,
        help_text=_("For the card: “Grief, couples, the years after a birth.”"),
    )
    greeting = models.TextField(_("first sentence"), max_length=300, blank=True)
    biography = StreamField(StoryBlock(), verbose_name=_("biography"), blank=True)
    author_note = models.CharField(
        _("under articles"), max_length=300, blank=True, help_text=_("One or two sentences about the author.")
    )
    plant_note = models.CharField(_("why this plant"), max_length=160, blank=True)
    training = models.TextField(_("training"), max_length=400, blank=True)
    fee_note = models.CharField(_("fee"), max_length=200, blank=True)

    WORDS = ["summary", "greeting", "biography", "author_note", "plant_note", "training", "fee_note"]

    objects = PageManager.from_queryset(ClinicianPageQuerySet)()

    base_form_class = ClinicianPageForm
    content_panels = [
        SharedFactsNote(template="practice/admin/shared_facts_note.html"),
        title_panel(_("Name as filed with the board"), _("As shown on the license. The web address is made from it.")),
        FieldPanel("account"),
        "short_name",
        MultiFieldPanel(
            [
                LicenseNote(template="practice/admin/license_note.html"),
                FieldPanel("credential", permission=MAY_CHANGE_LICENSE),
                FieldRowPanel(
                    [FieldPanel(name, permission=MAY_CHANGE_LICENSE) for name in ("license_number", "license_expires")]
                ),
                "supervisor",
                "outside_supervisor",
            ],
            heading=_("License"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("languages", widget=CheckboxSelectMultiple),
                FieldPanel("specialties", widget=CheckboxSelectMultiple),
                FieldPanel("modalities", widget=CheckboxSelectMultiple),
                FieldPanel("client_groups", widget=CheckboxSelectMultiple),
                FieldRowPanel(["ages_from", "ages_to"]),
                FieldRowPanel(["in_person", "telehealth"]),
                FieldRowPanel(["accepting", "accepting_as_of"]),
            ],
            heading=_("Sessions"),
        ),
        MultiFieldPanel(["has_own_ways", *WaysToPay.way_panels()], heading=_("Ways to pay")),
        MultiFieldPanel(["phone", "practicing_since", "pronouns", "portrait", "plant"], heading=_("Person")),
        MultiFieldPanel(WORDS, heading=_("Words")),
        search_and_sharing(),
    ]

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("biography")]

    class Meta(WaysToPay.Meta):
        verbose_name = _("clinician")
        verbose_name_plural = _("clinicians")
        permissions = [("change_license", "Can change license title, number and expiry of clinicians")]
        constraints = [
            *WaysToPay.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ages_from=None) | Q(ages_to=None) | Q(ages_from__lte=F("ages_to")),
                name="clinicians_ages_in_order",
                violation_error_message=_("“Ages from” must not be above “ages to”."),
            ),
        ]

    @classmethod
    def shared_fields(cls) -> list[models.Field]:
        """Return the facts: every field of a profile that is no word, and not the link to wagtailcore.Page."""
        fields = [*cls._meta.local_concrete_fields, *cls._meta.local_many_to_many]
        return [field for field in fields if field.name not in cls.WORDS and not field.primary_key]

    @property
    def holds_shared_facts(self) -> bool:
        """The page in the default language holds what is true in every language."""
        return not self.locale_id or self.locale.language_code == settings.LANGUAGE_CODE

    @property
    def facts_page(self) -> ClinicianPage | None:
        """Return the version that holds the shared facts, for one that does not."""
        return self.get_translation_or_none(Locale.get_default())

    @property
    def holds_license(self) -> bool:
        """Tell whether this license stands beside the practice's number."""
        return ClinicianPage.objects.filter(pk=self.pk).holding_license().exists()

    @property
    def was_public(self) -> bool:
        """Tell whether the profile was online once and is not now."""
        return not self.live and self.first_published_at is not None

    @property
    def years_practicing(self) -> int | None:
        if not self.practicing_since:
            return None
        return max(timezone.localdate().year - self.practicing_since, 0)

    @property
    def only_by_video(self) -> bool:
        """Tell whether nobody should come to the practice's door for this clinician (B8)."""
        return self.telehealth and not self.in_person

    def ways_to_pay(self, practice: PracticeSettings) -> WaysToPay:
        """Return what holds for this clinician: her own ways to pay, or else those of the practice."""
        return self if self.has_own_ways else practice

    def get_context(self, request, *args, **kwargs):
        models.prefetch_related_objects([self], "languages", "specialties", "modalities", "client_groups")
        return super().get_context(request, *args, **kwargs)

    def searched_text(self) -> dict[str, str]:
        language = self.locale.language_code
        terms = [*self.specialties.all(), *self.languages.all(), *self.modalities.all(), *self.client_groups.all()]
        practice = PracticeSettings.objects.filter(site__is_default_site=True).first()
        if ways := self.ways_to_pay(practice):
            terms += ways.plans.all()
        names = [term.in_language("name", language) for term in terms]
        words = [self.greeting, self.training, searchable_text(self, "biography")]
        summary = [self.license, self.license_title, self.summary, *names]
        return {"title": self.title, "summary": " ".join(summary), "text": " ".join(words)}

    def route(self, request, path_components):
        """Answer at the address of a leaver too: what was public once leads on instead of nowhere (B15)."""
        if not path_components and self.was_public:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        if not self.live:
            response = redirect(self.get_parent().get_url(request), permanent=True)
            # Who comes back is found again: no browser keeps the redirect for good.
            add_never_cache_headers(response)
            return response
        return super().serve(request, *args, **kwargs)

    def clean(self):
        super().clean()
        if self.live:
            facts = {name: getattr(self, name) for name in LICENSE_FACTS}
            if faults := license_faults(facts):
                raise ValidationError(faults)

    def save(self, *args, **kwargs):
        """Take the shared facts from the page that holds them, or hand them on to its translations."""
        whole = kwargs.get("update_fields") is None
        if whole and not self.holds_shared_facts:
            self._take_facts_from(self.facts_page)
        result = super().save(*args, **kwargs)
        if whole and self.holds_shared_facts:
            for translation in self.get_translations().specific():
                translation.save()
        return result

    def retire(self, user=None) -> None:
        """Take the profile of a leaver down in every language, and what was to go online later; it leads on (B15)."""
        pages = self.get_translations(inclusive=True)
        Revision.page_revisions.filter(object_id__in=[str(pk) for pk in pages.values_list("pk", flat=True)]).update(
            approved_go_live_at=None
        )
        if self.live:
            self.unpublish(user=user)
        for translation in pages.live().specific():
            translation.unpublish(user=user)

    def give_to(self, user) -> None:
        """Let `user` edit the profile in every language, and the articles that were its former owner's."""
        former_owner_id, self.owner = self.owner_id, user
        Page.objects.filter(translation_key=self.translation_key).update(owner=user)
        profile_given.send(ClinicianPage, clinician=self, former_owner_id=former_owner_id, user=user)

    def _take_facts_from(self, source: ClinicianPage | None) -> None:
        if source is None:
            return
        self.title = self.draft_title = source.title
        for field in self.shared_fields():
            setattr(self, field.attname, field.value_from_object(source))
