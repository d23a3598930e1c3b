"""Checking of the links under “For more info”: each address once a day, by the job runner and by no page view (E14)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag

from django.utils import timezone

from articles.models import Reference
from practice.models import PracticeSettings

from ..models import CheckedLink
from .lookup import Lookup, StoppedError


def references():
    """Return what public articles refer to by an address; stand-ins for a translation only repeat them."""
    return Reference.objects.filter(article__live=True, article__alias_of=None).exclude(url="")


def register() -> None:
    """Have a row for each address that is referred to, and for no other."""
    urls = set(references().values_list("url", flat=True))
    CheckedLink.objects.exclude(url__in=urls).delete()
    known = set(CheckedLink.objects.values_list("url", flat=True))
    CheckedLink.objects.bulk_create([CheckedLink(url=url) for url in sorted(urls - known)], ignore_conflicts=True)


def check_links(wait: Callable[[float], bool], lookup: Lookup | None = None) -> Iterator[bool]:
    """Look up each address that is due, and the same page under two anchors once; stop between requests if asked."""
    if not PracticeSettings.current().checks_links:
        return
    lookup = lookup or Lookup(wait)
    register()
    pages: dict[str, list[CheckedLink]] = defaultdict(list)
    for link in CheckedLink.objects.due():
        pages[urldefrag(link.url).url].append(link)
    for url, links in pages.items():
        try:
            fault = lookup.fault_of(url)
        except StoppedError:
            return
        at: dt.datetime = timezone.now()
        for link in links:
            link.record(fault, at)
        yield True
