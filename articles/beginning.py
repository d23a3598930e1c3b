"""Ways to begin an article: in the language in which the admin speaks to its writer, then in the others."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .models import ArticleIndexPage

IN_LANGUAGE = {"en": _("Write in English"), "es": _("Write in Spanish")}


@dataclass(frozen=True)
class WayToBegin:
    label: str
    url: str
    index: ArticleIndexPage


def ways_to_begin() -> list[WayToBegin]:
    """Return one way for each list of articles; the first is “Write an article”, in the admin's own language."""
    indexes = ArticleIndexPage.objects.select_related("locale").order_by("locale__language_code")
    indexes = sorted(indexes, key=lambda index: index.locale.language_code != get_language())
    return [
        WayToBegin(
            IN_LANGUAGE[index.locale.language_code] if number else _("Write an article"),
            reverse("wagtailadmin_pages:add", args=["articles", "articlepage", index.pk]),
            index,
        )
        for number, index in enumerate(indexes)
    ]
