from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Self

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from practice import generation
from practice.permissions import KnownPageTester

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

    def permissions_for_user(self, user):
        return KnownPageTester(user, self)

    def save(self, *args, **kwargs):
        """Date what was put online without the editor, so that sitemaps and redirects can rely on it."""
        if kwargs.get("update_fields") is None and self.live and not self.first_published_at:
            self.first_published_at = self.last_published_at = timezone.now()
        return super().save(*args, **kwargs)


def text_of(page: Page, field: str) -> str:
    """Return the words of a story, without its markup."""
    return " ".join(page._meta.get_field(field).get_searchable_content(getattr(page, field)))


def restricted_paths() -> list[str]:
    """Return where in the tree restrictions lie; there are few, if any, and every list of pages asks for them."""
    paths = PageViewRestriction.objects.values_list("page__path", flat=True)
    return generation.remember("restricted-paths", lambda: sorted(set(paths)))


class OpenPageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Leave out what a restriction lies on, or lies above."""
        closed = [Q(path__startswith=path) for path in restricted_paths()]
        return self.exclude(reduce(or_, closed)) if closed else self.all()
