from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db.models import DateField, Exists, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from wagtail.models import Locale

from practice.models.page_querysets import PublicPageQuerySet

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from clinicians.models import ClinicianPage

RELATED = 3
# Where no one set a day for the next review.
REVIEW_AFTER = dt.timedelta(days=365)


class ArticlePageQuerySet(PublicPageQuerySet):
    def written_in(self, locale: Locale) -> Self:
        """Return the live articles written in `locale`; aliases for missing translations are none."""
        return self.live().public().filter(locale=locale, alias_of=None)

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")

    def for_listing(self) -> Self:
        """Fetch what a list shows of each article: its authors, and not its text."""
        return self.prefetch_related(self.bylines()).defer_streamfields()

    def bylines(self) -> Prefetch:
        """Fetch the authors of many articles at once."""
        authorships = self.model._meta.get_field("authorships").related_model.objects
        return Prefetch("authorships", authorships.select_related("clinician"))

    def by(self, clinician: ClinicianPage) -> Self:
        """Return the live articles by a clinician in the language of the profile, newest first."""
        signed = self.written_in(clinician.locale).filter(
            authorships__clinician__translation_key=clinician.translation_key
        )
        return signed.newest_first().distinct()

    def before(self, article: ArticlePage) -> Self:
        """Return what was published before `article`, nearest first; two of one day stand in order of creation."""
        day = article.published_on
        return self.filter(published_on__lte=day).exclude(published_on=day, pk__gte=article.pk).newest_first()

    def after(self, article: ArticlePage) -> Self:
        """Return what was published after `article`, nearest first."""
        day = article.published_on
        later = self.filter(published_on__gte=day).exclude(published_on=day, pk__lte=article.pk)
        return later.order_by("published_on", "pk")

    def to_review(self, by: dt.date | None = None) -> Self:
        """Return the live articles whose review is due on that day or before, the longest due first (E7).

        It is due (`due_on`) on the day that the reviewer set, or else a year after the last review, or after the
        article was written.
        """
        a_year_after = Cast(Coalesce("reviewed_on", "published_on") + Value(REVIEW_AFTER), DateField())
        articles = self.live().filter(alias_of=None).annotate(due_on=Coalesce("review_due", a_year_after))
        return articles.filter(due_on__lte=by or timezone.localdate()).order_by("due_on", "title", "pk")

    def signed_by(self, clinician: ClinicianPage) -> Self:
        """Return every article whose byline names this very profile, drafts too."""
        return self.filter(authorships__clinician=clinician)

    def related_to(self, article: ArticlePage) -> Self:
        """Return up to three other articles, those that share a topic before those that share an author (A9)."""
        on_topic = self.model.topics.through.objects.filter(topic__in=article.topics.all())
        signed = self.model._meta.get_field("authorships").related_model.objects
        authors = signed.filter(article=article.pk).values("clinician__translation_key")
        by_author = signed.filter(clinician__translation_key__in=authors)
        return (
            self.written_in(article.locale)
            .exclude(translation_key=article.translation_key)
            .filter(Q(pk__in=on_topic.values("articlepage")) | Q(pk__in=by_author.values("article")))
            .annotate(on_topic=Exists(on_topic.filter(articlepage=OuterRef("pk"))))
            .order_by("-on_topic", "-published_on", "-pk")
            .defer_streamfields()[:RELATED]
        )

    def neighbors_of(self, article: ArticlePage) -> dict[str, ArticlePage | None]:
        """Return the previous and the next article in the language of `article`, in one query."""
        neighbors = dict.fromkeys(("previous", "next"))
        if not article.pk:
            return neighbors
        siblings = self.written_in(article.locale)
        before, after = (found.values("pk")[:1] for found in (siblings.before(article), siblings.after(article)))
        place = (article.published_on, article.pk)
        found = self.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after)))
        for neighbor in found.only("title", "url_path", "published_on"):
            neighbors["previous" if (neighbor.published_on, neighbor.pk) < place else "next"] = neighbor
        return neighbors
