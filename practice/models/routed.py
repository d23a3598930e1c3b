from __future__ import annotations

from typing import Self

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from .drafts import TranslationDraft


class RoutedPage(TranslationDraft):
    """Lets a page that was found by its address know the way to it and its other languages at no further cost."""

    way: list[Page] | None = None
    is_open = False

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none() if self.is_open else super().get_view_restrictions()

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """Return the pages from home down to this one's parent."""
        if self.way is not None:
            return self.way
        return list(self.get_ancestors().filter(depth__gt=1))

    @cached_property
    def versions(self) -> dict[str, Page]:
        """Return the live pages that say the same, this one included, by language; stand-ins too."""
        pages = self.get_translations(inclusive=True).filter(live=True).select_related("locale")
        return {page.locale.language_code: page for page in pages}

    def save(self, *args, **kwargs):
        """Date what was put online without the editor, so that sitemaps and redirects can rely on it."""
        if kwargs.get("update_fields") is None and self.live and not self.first_published_at:
            self.first_published_at = self.last_published_at = timezone.now()
        return super().save(*args, **kwargs)


def text_of(page: Page, field: str) -> str:
    """Return the words of a story, without its markup."""
    return " ".join(page._meta.get_field(field).get_searchable_content(getattr(page, field)))


class OpenPageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Leave out what a restriction lies on, or lies above, without reading the restrictions first."""
        # The path comes by a subquery of its own: given a join, SQLite may go through all pages for each page.
        path = Page.objects.filter(pk=OuterRef("page")).values("path")[:1]
        restricted = PageViewRestriction.objects.annotate(path=Subquery(path))
        above = restricted.filter(path=Substr(OuterRef("path"), 1, Length("path")))
        return self.filter(~Exists(above))
