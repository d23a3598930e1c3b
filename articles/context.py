"""What an article page shows of other pages: its authors and reviewer, related articles and neighbors; cached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db.models import prefetch_related_objects

from clinicians.models import ClinicianPage

if TYPE_CHECKING:
    from articles.models import ArticlePage


@dataclass(frozen=True)
class ArticleContext:
    authors: list[ClinicianPage]
    reviewer: ClinicianPage | None
    related: list[ArticlePage]
    neighbors: dict[str, ArticlePage | None]

    @classmethod
    def of(cls, article: ArticlePage) -> Self:
        """Read it all in few queries; an article that was never saved (a preview) holds its own authors."""
        articles = type(article).objects.all()
        related = list(articles.related_to(article))
        # One query for the bylines of all.
        prefetch_related_objects([page for page in (article, *related) if page.pk], articles.bylines())
        chosen = [row.clinician_id for row in article.authorships.all()]
        profiles = _profiles([*chosen, article.reviewed_by_id], article.locale_id)
        authors = [profiles[pk] for pk in chosen]
        return cls(authors, profiles.get(article.reviewed_by_id), related, articles.neighbors_of(article))


def _profiles(chosen: list[int | None], locale_id: int) -> dict[int, ClinicianPage]:
    """Return the profiles in a language of those who were chosen by any, by the key of the profile chosen."""
    keys = ClinicianPage.objects.filter(pk__in=chosen).values("translation_key")
    profiles = ClinicianPage.objects.filter(translation_key__in=keys).defer_streamfields()
    profiles = list(profiles.select_related("portrait").prefetch_related("languages", "supervisor"))
    here = {profile.translation_key: profile for profile in profiles if profile.locale_id == locale_id}
    return {profile.pk: here.get(profile.translation_key, profile) for profile in profiles}
