"""Reports: old calls are added up, once, for requests that were called before there were columns for it."""

from __future__ import annotations

from collections.abc import Iterator

from .models import CallbackRequest


def sum_up_old_calls() -> Iterator[bool]:
    """Sum up the calls of one old request after another."""
    for pk in list(CallbackRequest.objects.not_summed_up().order_by("pk").values_list("pk", flat=True)):
        CallbackRequest.objects.only("created_at").get(pk=pk).sum_up_calls()
        yield True
