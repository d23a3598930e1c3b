"""QuerySets of pages that leave out what a view restriction (a private page) lies on."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Self

from django.db.models import Q

from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from practice.caching import version


def restricted_paths() -> list[str]:
    """Return the tree paths of pages with a view restriction, cached: there are few, and every list asks for them."""
    paths = PageViewRestriction.objects.values_list("page__path", flat=True)
    return version.remember("restricted-paths", lambda: sorted(set(paths)))


class PublicPageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Leave out pages with a view restriction, and pages below one."""
        closed = [Q(path__startswith=path) for path in restricted_paths()]
        return self.exclude(reduce(or_, closed)) if closed else self.all()
