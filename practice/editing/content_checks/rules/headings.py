"""Heading order: none is skipped, as readers and screen readers jump from one to the next."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..content import HEADING, Content
from ..findings import Finding

SKIPPED = _("{words} is a smaller heading without a larger one above it.")
ADVICE = _("Make it the larger size, or put a heading of that size before it.")


def check(content: Content) -> Iterator[Finding]:
    level = 1
    for passage in content.passages:
        if passage.kind == HEADING:
            if passage.level > level + 1:
                yield Finding(SKIPPED, passage.place, ADVICE, {"words": passage.text})
            level = passage.level
