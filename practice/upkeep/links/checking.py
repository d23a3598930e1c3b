"""Checking of the links under “For more info”: each address once a day, by the job runner and by no page view (E14)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.models import Reference
from practice.models import PracticeSettings

from ..faults import Fault
from ..models import CheckedLink
from .lookup import Lookup, StoppedError

Finding = tuple[list[CheckedLink], Fault | None, dt.datetime]


def references():
    """Return what public articles refer to by an address; stand-ins for a translation only repeat them."""
    return Reference.objects.filter(article__live=True, article__alias_of=None).exclude(url="")


def broken(account=None):
    """Return the references that lead nowhere, what is wrong and since when; of one account those in its articles."""
    checked = CheckedLink.objects.filter(url=OuterRef("url"))
    found = references().annotate(
        fault=Subquery(checked.values("fault")[:1]), failing_since=Subquery(checked.values("failing_since")[:1])
    )
    found = found.filter(failing_since__isnull=False)
    return found.filter(article__owner=account) if account else found


def register() -> None:
    """Have a row for each address that is referred to, and for no other."""
    urls = set(references().values_list("url", flat=True))
    CheckedLink.objects.exclude(url__in=urls).delete()
    known = set(CheckedLink.objects.values_list("url", flat=True))
    CheckedLink.objects.bulk_create([CheckedLink(url=url) for url in sorted(urls - known)], ignore_conflicts=True)


def check_links(wait: Callable[[float], bool], lookup: Lookup | None = None) -> Iterator[bool]:
    """Look up each address that is due, and the same page under two anchors once; stop between requests if asked.

    Nothing is said of a link before a name was found in this run: a server without a way out would call each broken.
    """
    if not PracticeSettings.current().checks_links:
        return
    lookup = lookup or Lookup(wait)
    register()
    pages: dict[str, list[CheckedLink]] = defaultdict(list)
    for link in CheckedLink.objects.due():
        pages[urldefrag(link.url).url].append(link)
    findings: list[Finding] = []
    for url, links in pages.items():
        try:
            fault = lookup.fault_of(url)
        except StoppedError:
            return
        findings.append((links, fault, timezone.now()))
        if not lookup.is_lost:
            record(findings)
        yield True
    if findings:
        # Of a lone link with a mistyped name, one that led somewhere before shows that there is a way out.
        for link in CheckedLink.objects.in_order()[:1]:
            lookup.find(link.url)
        record(findings, is_lost=lookup.is_lost)


def record(findings: list[Finding], is_lost: bool = False) -> None:
    """Keep what was found, or of a run that reached nothing only that it did."""
    for links, fault, at in findings:
        for link in links:
            link.record_nothing_reached(at) if is_lost else link.record(fault, at)
    findings.clear()
