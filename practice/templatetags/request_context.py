"""What template tags ask of the context they are called in: the request, the page, and what was worked out before."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from wagtail.models import Page


def request_of(context) -> HttpRequest | None:
    # Inside `include … only` the variable is gone and the attribute is still there.
    return getattr(context, "request", None) or context.get("request")


def page_of(context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


def once(context, key: str, compute: Callable):
    """Work something out once a request, however many parts of the page ask for it."""
    request = request_of(context)
    if request is None:
        return compute()
    known = request.__dict__.setdefault("_page_parts", {})
    if key not in known:
        known[key] = compute()
    return known[key]
