"""Words of a crisis (suicide, violence) on a page without the block that says whom to call."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.search.crisis import mentions_crisis

from ..content import Content
from ..findings import Finding
from ..sentences import beginning

WITHOUT_BLOCK = _("This touches on a crisis, and the page has no crisis lines: {words}")
ADVICE = _("Add the block “Crisis lines” near these words: it says when to call 988 and 911.")


def check(content: Content) -> Iterator[Finding]:
    """Yield at most one finding: one block is enough for a page."""
    if not content.has_crisis_block:
        yield from _first(content)


def _first(content: Content) -> Iterator[Finding]:
    for topic in content.topics:
        if mentions_crisis(topic):
            yield Finding(WITHOUT_BLOCK, ("topics",), ADVICE, {"words": topic})
            return
    for passage in content.passages:
        for sentence in passage.sentences:
            if mentions_crisis(sentence):
                yield Finding(WITHOUT_BLOCK, passage.place, ADVICE, {"words": beginning(sentence)})
                return
