from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db.models import Case, Expression, F, Q, Value, When
from django.db.models.functions import Lower, Replace
from django.utils import timezone

from wagtail.models import Locale

from practice.models import PracticeSettings
from practice.models.page_querysets import PublicPageQuerySet

from .choices import UNLICENSED, Credential

# Accents count for nothing and ñ comes after n, on either database and whatever its collation.
FOLDED = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "nzz"}


def in_dictionary_order(field: str) -> Expression:
    folded = F(field)
    for letter, plain in FOLDED.items():
        folded = Replace(Replace(folded, Value(letter), Value(plain)), Value(letter.upper()), Value(plain))
    return Lower(folded)


class ClinicianPageQuerySet(PublicPageQuerySet):
    def listed(self, locale: Locale) -> Self:
        """Return the live profiles of `locale` by name; who has left is none of them (B15)."""
        return self.live().public().filter(locale=locale).order_by(in_dictionary_order("title"), "pk")

    def for_callers(self) -> Self:
        """Return the clinicians by name as the desk knows them, the profile in the default language for all of them."""
        people = self.live().public().filter(locale__language_code=settings.LANGUAGE_CODE)
        people = people.exclude(credential=Credential.NONE).defer_streamfields()
        return people.order_by(in_dictionary_order("title"), "pk")

    def for_listing(self) -> Self:
        """Fetch at once what a list shows of each person."""
        people = self.defer_streamfields().select_related("portrait", "supervisor").defer("supervisor__biography")
        return people.prefetch_related("languages", "specialties", "client_groups", "portrait__renditions")

    def licensed(self) -> Self:
        """Return the profiles of everybody with a license that was ever public; leavers are still in bylines (B15)."""
        people = self.public().filter(locale__language_code=settings.LANGUAGE_CODE, first_published_at__isnull=False)
        people = people.exclude(credential=Credential.NONE).select_related("supervisor")
        return people.defer("biography", "supervisor__biography").order_by(in_dictionary_order("title"), "pk")

    def may_hold_license(self) -> Self:
        """Return whose license may stand beside the practice's number, as `may_hold_license` of a profile tells."""
        people = self.live().public().filter(locale__language_code=settings.LANGUAGE_CODE)
        return people.exclude(credential__in=UNLICENSED).exclude(license_number="")

    def holding_license(self) -> Self:
        """Return the profiles, in any language, of those whose license stands beside a practice's number."""
        held = PracticeSettings.objects.exclude(license_holder=None).values("license_holder__translation_key")
        return self.filter(translation_key__in=held)

    def in_person(self) -> Self:
        """Return the profiles of everybody who has an account, as the pages that hold the shared facts."""
        return self.filter(owner__isnull=False, locale__language_code=settings.LANGUAGE_CODE).order_by("pk")

    def of_person(self, user) -> Self:
        """Return the profile of `user`, whose account was chosen in it."""
        return self.in_person().filter(owner=user)

    def written_by(self, user, language: str) -> Self:
        """Return the profile of `user` in the languages in which it was written or begun, `language` first."""
        own = self.filter(translation_key__in=self.of_person(user).order_by().values("translation_key"))
        written = own.filter(Q(alias_of=None) | Q(latest_revision__isnull=False))
        return written.order_by(Case(When(locale__language_code=language, then=0), default=1), "pk")

    def speaking(self, code: str) -> Self:
        return self.filter(languages__slug=code)

    def knowing(self, concern: str) -> Self:
        return self.filter(specialties__slug=concern)

    def seeing(self, group: str) -> Self:
        return self.filter(client_groups__slug=group)

    def seeing_age(self, age: int) -> Self:
        return self.seeing_ages(age, age)

    def seeing_ages(self, youngest: int, oldest: int) -> Self:
        """Return who sees someone of an age band, its ends included; no limit in a profile means any age."""
        return self.filter(Q(ages_from__lte=oldest) | Q(ages_from=None), Q(ages_to__gte=youngest) | Q(ages_to=None))

    def meeting(self, way: str) -> Self:
        """Return who meets people "in_person", or by "telehealth"."""
        return self.filter(**{way: True})

    def taking_plan(self, slug: str, practice: PracticeSettings) -> Self:
        """Return who takes the plan herself, or has it from the practice."""
        with_own_ways = self.model.objects.filter(has_own_ways=True, plans__slug=slug)
        takes = Q(pk__in=with_own_ways.order_by().values("pk"))
        if slug in {plan.slug for plan in practice.plans_taken}:
            takes |= Q(has_own_ways=False)
        return self.filter(takes)

    def plans_taken(self, practice: PracticeSettings) -> set[str]:
        """Return the slugs of the plans that any of them takes."""
        slugs = set(self.filter(has_own_ways=True, plans__isnull=False).values_list("plans__slug", flat=True))
        if practice.plans_taken and self.filter(has_own_ways=False).exists():
            slugs |= {plan.slug for plan in practice.plans_taken}
        return slugs

    def taking_clients(self, practice: PracticeSettings, on: dt.date | None = None) -> Self:
        """Return who accepts new clients and has said so lately enough to be believed (B6)."""
        oldest = (on or timezone.localdate()) - dt.timedelta(days=practice.accepting_days)
        return self.filter(accepting=self.model.Accepting.YES, accepting_as_of__gte=oldest)
