"""QuerySets of pages that leave out what a view restriction (a private page) lies on."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Self

from django.db.models import F, Prefetch, Q

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from practice.caching import version


def restricted_paths() -> list[str]:
    """Return the tree paths of pages with a view restriction, cached: there are few, and every list asks for them."""
    return version.remember("restricted-paths", _restricted_paths)


def _restricted_paths() -> list[str]:
    """Add the aliases of what is private, as Wagtail does when it serves one: the page of the other language is one."""
    found, new = set(), set(PageViewRestriction.objects.values_list("page__path", flat=True))
    while new:
        found |= new
        inside = reduce(or_, [Q(alias_of__path__startswith=path) for path in new])
        new = set(Page.objects.filter(inside).values_list("path", flat=True)) - found
    return sorted(found)


class PublicPageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Leave out pages with a view restriction, pages below one, and the aliases of both."""
        closed = [Q(path__startswith=path) for path in restricted_paths()]
        return self.exclude(reduce(or_, closed)) if closed else self.all()


def stand_ins() -> Prefetch:
    """Fetch for many pages at once the aliases in whose languages no one has begun to write (`page.stand_ins`)."""
    unwritten = Page.objects.filter(latest_revision=None, translation_key=F("alias_of__translation_key"))
    return Prefetch("aliases", unwritten.select_related("locale"), to_attr="stand_ins")


def is_begun(page: Page) -> bool:
    """Tell whether `page` is the first draft of a translation: what the public reads there is the original."""
    is_over_stand_in = page.alias_of_id or getattr(page, "is_over_stand_in", False)
    return bool(page.live and page.latest_revision_id and is_over_stand_in)


def is_draft(page: Page) -> bool:
    """Tell whether nothing of the page's own text is online."""
    return not page.live or is_begun(page)
