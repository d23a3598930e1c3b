"""Facts kept in one column for each language, and the controlled lists made of such rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, get_page_models

from practice.wording import dictionary_key


class Bilingual:
    """Reads the column of the active language, so that a template says `thing.name` in either tongue."""

    def in_language(self, field: str, language: str | None = None) -> str:
        """Return `field` in `language` (default: the active one), English where the Spanish is empty."""
        language = (language or get_language() or "en")[:2]
        return getattr(self, f"{field}_{language}", "") or getattr(self, f"{field}_en")


class BilingualTerm(Bilingual, models.Model):
    """One row of a controlled list, named once in each language (docs/decisions/0002)."""

    name_en = models.CharField(_("name in English"), max_length=80, unique=True)
    name_es = models.CharField(_("name in Spanish"), max_length=80, unique=True)
    slug = models.SlugField(_("web address ending"), unique=True, help_text=_("Used in web addresses: grief, anxiety."))

    class Meta:
        abstract = True
        ordering = ["name_en"]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.in_language("name")

    @classmethod
    def by_name(cls, terms: Iterable[Self]) -> list[Self]:
        """Sort `terms` by their names in the active language, after the place that the practice gave them."""
        return sorted(terms, key=lambda term: (getattr(term, "position", 0), dictionary_key(term.name)))

    def pages(self) -> list[Page]:
        """Return the pages that are sorted by this term."""
        fields = [field for model in get_page_models() for field in model._meta.many_to_many]
        return [
            page
            for field in fields
            if isinstance(self, field.related_model)
            for page in field.model.objects.filter(**{field.name: self})
        ]
