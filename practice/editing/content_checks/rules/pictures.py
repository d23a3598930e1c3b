"""Pictures without words, or described by the name of a file (alternative text)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.editing.preview_checks import FILE_NAMES

from ..content import Content
from ..findings import Finding

WORDLESS = _("A picture has no words for those who cannot see it.")
FILE_NAME = _("{words} is the name of a file, and says nothing of the picture.")
ADVICE = _("Say in one sentence what it shows, or mark it as decorative.")
_FILE_NAME = re.compile(FILE_NAMES, re.IGNORECASE)


def check(content: Content) -> Iterator[Finding]:
    for picture in content.pictures:
        if picture.is_decorative:
            continue
        if not picture.words.strip():
            yield Finding(WORDLESS, picture.place, ADVICE)
        elif _FILE_NAME.search(picture.words):
            yield Finding(FILE_NAME, picture.place, ADVICE, {"words": picture.words})
